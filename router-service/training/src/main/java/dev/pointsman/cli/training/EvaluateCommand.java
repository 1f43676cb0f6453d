package dev.pointsman.cli.training;

import dev.pointsman.cli.AnswerOutput;
import dev.pointsman.round.Evaluation;
import dev.pointsman.round.EvaluationReport;
import java.io.IOException;
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
      "  scripts/pointsman evaluate --data FOLDER --output report.json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private ModelOption model;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write the report as JSON.")
  private @Nullable String output;

  @Override
  public Integer call() throws IOException {
    var target = output == null ? null : new AnswerOutput(output);
    if (target != null) {
      target.require();
    }
    var report = report();
    spec.commandLine().getOut().println(report.text());
    if (target != null) {
      target.write(out -> out.append(report.json(List.of())));
    }
    return 0;
  }

  private EvaluationReport report() throws IOException {
    var err = spec.commandLine().getErr();
    var bundle = model.bundle();
    spec.commandLine().getOut().println("model: " + bundle.folder());
    spec.commandLine().getOut().flush();
    return new Evaluation(
            bundle, data.corpus(err::println), step -> err.println("measuring " + step))
        .report();
  }
}
