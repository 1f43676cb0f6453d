package dev.pointsman.cli.training;

import dev.pointsman.fleet.Fleet;
import dev.pointsman.fleet.FleetSettings;
import dev.pointsman.policy.Dial;
import dev.pointsman.policy.Quality;
import dev.pointsman.round.GoldenCase;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman fleet`: shows on public outcomes that retraining pays.
@Command(
    name = "fleet",
    description = "Lets a simulated fleet teach the router, and shows what each retrain saves.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each fleet is judged by a fifth of the questions that it never saw; five fleets, by all of them.",
      "Needs the outcome tables of --data. Only the tried tier's outcome is revealed to the router.",
      "",
      "  scripts/pointsman fleet --data FOLDER"
    })
final class FleetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private ModelOption model;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many fleets to run (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "The seed of the first fleet, the others follow (default: ${DEFAULT-VALUE}): fleets by which no setting was chosen judge a setting.")
  private long firstSeed;

  @Option(
      names = "--decisions",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Decisions before the last retrain (default: ${DEFAULT-VALUE}).")
  private int decisions;

  @Option(
      names = "--quality",
      paramLabel = "NAME",
      defaultValue = "balanced",
      description = "economy, balanced or strict: what failure costs (default: ${DEFAULT-VALUE}).")
  private String quality = "";

  @Option(
      names = "--noticed",
      paramLabel = "SHARE",
      defaultValue = "0.8",
      description =
          "Failed tries that show at once and are repeated a tier higher (default: ${DEFAULT-VALUE}).")
  private double noticed;

  @Option(
      names = "--allow-unidentified",
      description = "Let candidates serve although the logs cannot tell whether they ship as much.")
  private boolean unknownPasses;

  @Override
  public Integer call() throws IOException {
    var err = spec.commandLine().getErr();
    var proving = FleetSettings.of(decisions, dial(), noticed);
    var settings = unknownPasses ? proving.allowingUnknown() : proving;
    if (seeds < 1) {
      throw new IllegalArgumentException("--seeds: expected at least one fleet, got " + seeds);
    }
    var outcome =
        new Fleet(
                data.corpus(step -> err.println("fleet: " + step)),
                GoldenCase.read(Project.root().resolve("training-data/golden.jsonl")),
                settings,
                step -> err.println("fleet: " + step))
            .run(model.bundle(), LongStream.range(firstSeed, firstSeed + seeds));
    var out = spec.commandLine().getOut();
    outcome.tables().forEach(table -> out.println(table.text()));
    outcome.claims().forEach(out::println);
    out.println();
    outcome.verdicts().forEach(out::println);
    out.flush();
    return 0;
  }

  private Dial dial() {
    return Quality.ofLabel(quality.toLowerCase(Locale.ROOT))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--quality: expected economy, balanced or strict, got " + quality))
        .dial();
  }
}
