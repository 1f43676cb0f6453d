package dev.pointsman.journal;

import dev.pointsman.outcome.Outcome;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import dev.pointsman.upstream.Served;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The memory of a running service: one record a routed call, in one SQLite file, written in groups
/// by one thread. Shared by threads; never blocks a call and never fails one, whatever the disk
/// does.
public final class Journal implements AutoCloseable {
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(10);

  private final Path file;
  private final JournalSettings settings;
  private final Capture capture;
  private final JournalWriter writer;
  private final Thread thread;

  private Journal(Path file, JournalSettings settings, JournalWriter writer) {
    this.file = file;
    this.settings = settings;
    this.capture = new Capture(settings.capture());
    this.writer = writer;
    this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(writer);
  }

  /// Opens or creates the file, brings its schema up to date, and marks what an earlier process
  /// left pending as interrupted. A disk that cannot be written now leaves the journal degraded: it
  /// tries again while calls are served.
  ///
  /// @throws JournalRefused when the file is no journal, or one of a later version
  public static Journal open(Path file, JournalSettings settings, JournalWatch watch) {
    return open(file, settings, watch, () -> SqliteDecisionStore.open(file));
  }

  static Journal open(
      Path file, JournalSettings settings, JournalWatch watch, DecisionStore.Opening opening) {
    var writer = new JournalWriter(settings, watch, opening);
    writer.start();
    var journal = new Journal(file, settings, writer);
    journal.thread.start();
    return journal;
  }

  /// Adds a call that was just decided. The receipt tells when it is safe on disk.
  public Receipt decided(DecisionEntry entry) {
    var receipt = new Receipt(settings.durability());
    return writer.accept(new JournalWrite.Decided(capture, capture.relieved(entry), receipt));
  }

  /// Adds what came of a decided call.
  public Receipt served(DecisionId id, Served served) {
    return writer.accept(new JournalWrite.Completed(id, served, new Receipt()));
  }

  /// Adds what a model on trial thought of a decided call.
  public Receipt watched(DecisionId id, ShadowOpinion.Watched seen) {
    return writer.accept(new JournalWrite.Watched(id, seen, new Receipt()));
  }

  /// Adds what became of decided work, at the instants at which it happened: for work that is
  /// simulated, or told while it happens.
  public ReportReceipt reported(TenantId tenant, List<Outcome> outcomes) {
    var latest = outcomes.stream().map(Outcome::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    return reported(tenant, outcomes, latest);
  }

  /// Adds what became of decided work. A report is taken whole or not at all, and one that is told
  /// again changes nothing. It may name decisions that still wait to be written.
  ///
  /// @param received by our clock: work that is more than 30 days older is no longer judged
  public ReportReceipt reported(TenantId tenant, List<Outcome> outcomes, Instant received) {
    return reported(tenant, outcomes, received, _ -> {});
  }

  /// Adds what became of decided work, and tells what of it is new once it is in the file, however
  /// late that is.
  ///
  /// @param whenNew given each outcome that was not known, about what the journal calls the work;
  ///   called by the journal's own thread: must return soon and throw nothing
  public ReportReceipt reported(
      TenantId tenant, List<Outcome> outcomes, Instant received, Consumer<Outcome> whenNew) {
    var report = new OutcomeReport(tenant, received, outcomes);
    var promise = new ReportReceipt(whenNew);
    writer.accept(new JournalWrite.Reported(report, promise));
    return promise;
  }

  public JournalHealth health() {
    return writer.health();
  }

  /// Deletes what has been kept long enough, without a trace in the files.
  ///
  /// @throws JournalUnreadable when the disk does not let it
  public Pruned prune(Instant now) {
    return new Pruning(file, settings.retention()).prune(now);
  }

  /// Writes what waits, then closes the file.
  @Override
  public void close() {
    writer.stop();
    try {
      thread.join(LONGEST_CLOSING);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
