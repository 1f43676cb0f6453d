package dev.pointsman.cli;

import dev.pointsman.journal.Explanation;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.unit.DecisionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pointsman explain`: tells why a call went where it went, and what became of it.
@Command(
    name = "explain",
    description = "Explains a decision by its id, as the header x-pointsman-decision-id names it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Reads the journal, also while a service writes it."})
final class ExplainCommand implements Callable<Integer> {
  private final Assembly assembly;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DECISION-ID", description = "Such as dec_1a1fd3151c0f2496ab9da332e81.")
  private String id = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: pointsman.yaml in POINTSMAN_HOME).")
  private @Nullable Path config;

  ExplainCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var journal = assembly.journal(assembly.config(config));
    if (!id.matches(DecisionId.PATTERN)) {
      return unknown("expected the id of a decision, got something else");
    }
    if (!Files.exists(journal)) {
      return unknown("there is no journal at " + journal + " yet: route a call first");
    }
    try (var reader = JournalReader.open(journal)) {
      var decision = reader.find(new DecisionId(id));
      if (decision.isEmpty()) {
        return unknown("the journal " + journal + " holds no decision " + id);
      }
      var outcomes = reader.outcomes(new DecisionId(id), decision.get().identity().tenant());
      spec.commandLine().getOut().print(Explanation.of(decision.get(), outcomes));
      spec.commandLine().getOut().flush();
    }
    return ExitCode.OK;
  }

  private int unknown(String why) {
    spec.commandLine().getErr().println("pointsman: " + why);
    return ExitCode.USAGE;
  }
}
