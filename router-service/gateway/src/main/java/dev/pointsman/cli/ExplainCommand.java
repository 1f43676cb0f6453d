package dev.pointsman.cli;

import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.DecisionReplay;
import dev.pointsman.journal.Explanation;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Replayed;
import dev.pointsman.policy.Policy;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.DecisionId;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--replay",
      description = "Decides it again from its record, and says whether it comes out the same.")
  private boolean isReplayed;

  ExplainCommand(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public Integer call() {
    var configuration = config.read(assembly);
    var journal = assembly.journal(configuration);
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
      var isSame = !isReplayed || replay(decision.get(), configuration);
      spec.commandLine().getOut().flush();
      return isSame ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /// Says whether the decision could be made again and came out the same.
  private boolean replay(DecisionRecord record, PointsmanConfig configuration) {
    var isAnthropic = record.call().endpoint().dialect() == Dialect.ANTHROPIC_MESSAGES;
    var catalogs = configuration.catalogs();
    var catalog = isAnthropic ? catalogs.anthropic() : catalogs.openAi();
    var replay =
        new DecisionReplay(
            new Policy(catalog, configuration.policy()),
            new Deployment(catalog, configuration.policy()).fingerprint());
    var replayed = replay.replay(record);
    say("Replay     " + inWords(replayed));
    if (record.observation().opinion() instanceof Opinion.Given(var said)) {
      assembly
          .models(configuration)
          .active()
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(serving -> !serving.equals(said.modelVersion()))
          .ifPresent(serving ->
              say(
                  "           %s was asked then, %s serves now"
                      .formatted(said.modelVersion(), serving)));
    }
    return replayed instanceof Replayed.Same;
  }

  private static String inWords(Replayed replayed) {
    return switch (replayed) {
      case Replayed.Same() -> "decided again from the record: the same tier, model and chance";
      case Replayed.Different(var again) ->
          "it comes out otherwise: %s, %s with chance %s"
              .formatted(again.tier().name(), again.model().value(), again.propensity().value());
      case Replayed.Impossible(var why) -> "it cannot be decided again: " + why;
    };
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }

  private int unknown(String why) {
    spec.commandLine().getErr().println("pointsman: " + why);
    return ExitCode.USAGE;
  }
}
