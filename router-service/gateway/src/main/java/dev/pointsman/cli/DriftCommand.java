package dev.pointsman.cli;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import dev.pointsman.insight.Drift;
import dev.pointsman.insight.DriftReference;
import dev.pointsman.insight.DriftReferenceJson;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman drift`: tells how far live traffic has moved from what the model has learnt.
@Command(
    name = "drift",
    description = "Compares live traffic with the model's training set, feature by feature.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The population stability index (PSI): below 0.1 nothing has moved, above 0.25 the model decides about other",
      "traffic than it has learnt from: retrain. Below what has moved, the clients whose calls moved it: their share is",
      "what would go away without them. Exit code 1: something is above 0.25.",
      "",
      "  scripts/pointsman drift --since 7d",
      "  scripts/pointsman drift --seed-set training-data/seed    # for a model without a reference of its own"
    })
final class DriftCommand implements Callable<Integer> {
  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");

  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From when on: an instant, or 90m, 12h, 7d before now (default: all).")
  private @Nullable String since;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "The journal (default: the one of the configuration); it may be in use.")
  private @Nullable Path journal;

  @Option(
      names = "--model",
      paramLabel = "NAME-VERSION",
      description = "The model, by name or folder (default: the one that serves).")
  private @Nullable String model;

  @Option(
      names = "--seed-set",
      paramLabel = "FOLDER",
      description = "Compare with this training data instead of what the model says of its own.")
  private @Nullable Path seedSet;

  @Mixin private ConfigOption config = new ConfigOption();

  DriftCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var configuration = config.read(assembly);
    var bundle = assembly.bundle(configuration, model);
    var from = since == null ? Instant.EPOCH : instant(since);
    var drift = new Drift(bundle.manifest().identity().label(), reference(bundle));
    var file = journal == null ? assembly.journal(configuration) : journal;
    try (var reader = JournalReader.open(file)) {
      var report = drift.report(reader.recent(DecisionFilter.EVERYTHING.since(from)));
      spec.commandLine().getOut().print(DriftText.of(report));
      spec.commandLine().getOut().flush();
      return report.alarms().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /// What the model says of its own training set, or what the rows named on the command line say.
  private DriftReference reference(ModelBundle bundle) {
    if (seedSet != null) {
      try (var classifier = OnnxClassifier.open(bundle, ClassifierSettings.batch())) {
        var rows = CorpusReader.seed(seedSet).examples(Split.TRAIN);
        return DriftReference.of(rows.stream().map(LabeledExample::features).toList(), classifier);
      }
    }
    return bundle
        .reference()
        .map(DriftReferenceJson::read)
        .orElseThrow(() ->
            new IllegalStateException(
                "no reference in %s: it was made before models kept one; retrain it, or name its data with --seed-set"
                    .formatted(bundle.manifest().identity().label())));
  }

  private static Instant instant(String text) {
    var ago = AGO.matcher(text);
    if (ago.matches()) {
      return Instant.now().minus(ago(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException other) {
      throw new IllegalArgumentException(
          "--since: expected an instant such as 2026-01-31T10:00:00Z, or 90m, 12h, 7d, got '%s'"
              .formatted(text),
          other);
    }
  }

  private static Duration ago(long count, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
