package dev.pointsman.http;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.insight.Drift;
import dev.pointsman.insight.DriftReferenceJson;
import dev.pointsman.insight.DriftReport;
import dev.pointsman.insight.DriftReportJson;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares the newest decisions of a journal with the training set of the model that serves. Reads
/// files: never on a call's road.
public final class DriftDesk {
  private static final int NOT_FOUND = 404;
  private static final String PATH = "/v1/reports/drift";

  private final Path journal;
  private final Supplier<Path> model;
  private volatile @Nullable ModelBundle known;

  /// @param model the folder of the artifact that serves now
  public DriftDesk(Path journal, Supplier<Path> model) {
    this.journal = journal;
    this.model = model;
  }

  /// The drift of all traffic; empty where the model does not say where its training set lay.
  public Optional<DriftReport> report() {
    return report(DecisionFilter.EVERYTHING);
  }

  private Optional<DriftReport> report(DecisionFilter filter) {
    var bundle = serving();
    return bundle
        .reference()
        .map(DriftReferenceJson::read)
        .map(reference -> new Drift(bundle.manifest().identity().label(), reference))
        .map(drift -> {
          try (var reader = JournalReader.open(journal)) {
            return drift.report(reader.recent(filter).limit(Drift.WINDOW));
          }
        });
  }

  /// An artifact never changes, and reading one hashes all of it.
  private ModelBundle serving() {
    var folder = model.get();
    var last = known;
    if (last != null && last.folder().equals(folder)) {
      return last;
    }
    var read = BundleReader.read(folder);
    known = read;
    return read;
  }

  /// The drift of a tenant's traffic.
  Reply answer(TenantId tenant) {
    return report(DecisionFilter.of(tenant))
        .map(DriftReportJson::write)
        .map(Reply::json)
        .orElseGet(() ->
            Reply.problem(
                Problem.of(
                    NOT_FOUND,
                    "No reference",
                    "the model that serves does not say where its training set lay: retrain it"),
                PATH));
  }
}
