package dev.pointsman.cli.training;

import dev.pointsman.round.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman evaluate`: measures a model folder.
@Command(
    name = "evaluate",
    description = "Measures a model: every benchmark with 95 %% intervals, beside its baselines.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Held-out rows go through the served classifier and policy; agent steps and question sets are",
      "cross-validated by group on the served encoder. With --data it takes about ten minutes.",
      "",
      "  scripts/pointsman evaluate --data ../shared/data --output report.json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private ModelOption model;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write the report as JSON.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    var err = spec.commandLine().getErr();
    var report =
        new Evaluation(model.bundle(), data.corpus(), step -> err.println("measuring " + step))
            .report();
    spec.commandLine().getOut().println(report.text());
    if (output != null) {
      Files.writeString(output, report.json(List.of()));
    }
    return 0;
  }
}
