package dev.pointsman.cli;

import dev.pointsman.evaluate.Deployment;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman simulate`: shows what routing would save and ship before it is switched on.
@Command(
    name = "simulate",
    description = "Replays public outcomes or a journal through policies: cost, quality and yield.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "With --data: what each policy ships and costs on the test split of the outcome tables found there",
      "(livecodebench.jsonl, routellm_*.jsonl); with --off-policy also what a log of the keyword rules, 10 %% of it",
      "explored, would have told of each.",
      "With --journal: what the logged calls cost, what their tokens would have cost under other policies, and,",
      "as far as the log can tell, what those would have shipped. Brackets are 95 %% intervals.",
      "",
      "  scripts/pointsman simulate --data FOLDER",
      "  scripts/pointsman simulate --journal ~/.pointsman/journal.db --model pointsman-4"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Log log = new Log();

  /// What is replayed: one of the two.
  private static final class Log {
    @Option(
        names = "--data",
        paramLabel = "FOLDER",
        description = "A folder of public outcome tables.")
    private @Nullable Path data;

    @Option(names = "--journal", paramLabel = "FILE", description = "A journal; it may be in use.")
    private @Nullable Path journal;
  }

  @Option(
      names = "--model",
      paramLabel = "NAME-VERSION",
      description = "The candidate, by name or folder (default: the model that serves).")
  private @Nullable String model;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The candidate's tiers, prices and policy (default: pointsman.yaml in POINTSMAN_HOME).")
  private @Nullable Path config;

  @Option(
      names = "--off-policy",
      description = "With --data: compare with what a log of 10 000 decisions would tell.")
  private boolean offPolicy;

  SimulateCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var configuration = assembly.config(config);
    var bundle = assembly.bundle(configuration, model);
    try (var classifier = OnnxClassifier.open(bundle, ClassifierSettings.batch())) {
      var simulation =
          new Simulation(
              new Deployment(configuration.catalog(), configuration.policy()), classifier);
      if (log.data != null) {
        simulation.outcomes(log.data, offPolicy, this::print);
      }
      if (log.journal != null) {
        simulation.journal(log.journal, this::print);
      }
    }
    return 0;
  }

  private void print(ReportTable table) {
    spec.commandLine().getOut().println(table.text());
    spec.commandLine().getOut().flush();
  }
}
