package dev.pointsman.cli.training;

import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.round.GateSettings;
import dev.pointsman.round.JournalSource;
import dev.pointsman.round.Period;
import dev.pointsman.round.RetrainRequest;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.Retrained;
import dev.pointsman.round.Retraining;
import dev.pointsman.round.Verdict.Ruling;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman retrain`: makes a model of logged decisions and promotes it if it is better.
@Command(
    name = "retrain",
    description =
        "Learns from the journal: labels it, trains, exports, evaluates and judges a candidate, and promotes it if it passes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every stage leaves its result in POINTSMAN_HOME/rounds/<time>; an interrupted round goes on where it was,",
      "with the options that it was begun with: where others are given it says so, and --fresh begins anew.",
      "The model that serves is not touched before the last step, which is one rename.",
      "",
      "The gate measures through the policy that serves, as --config has it: ladder, prices, dial, rules, exploration.",
      "It asks for parity, latency, the golden cases (training-data/golden.jsonl and golden.jsonl in",
      "POINTSMAN_HOME), held-out quality, calibration, and what the logs tell: each session judges a head that was taught",
      "without it (--full: the test split, a fifth, judges alone). Where they tell too little, as without exploration, the candidate",
      "is put beside the others but does not serve. With --canary it decides for some of the sessions until the next round,",
      "which judges by what both models did with such calls; --allow-unidentified takes the risk instead.",
      "",
      "Exit code 0: promoted, or it would have been (--no-promote). 1: judged, and not promoted. 2: not done.",
      "",
      "  scripts/pointsman retrain",
      "  scripts/pointsman retrain --canary 30",
      "  scripts/pointsman retrain --data FOLDER --no-promote",
      "  scripts/pointsman rollback"
    })
final class RetrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Mixin private LearningOptions service;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = InstantOrDay.class,
      description = "Learn from decisions from then on (default: all that the journal holds).")
  private Instant since = Instant.MIN;

  @Option(
      names = "--golden",
      paramLabel = "FILE",
      description = "Golden cases beside the project's and your own.")
  private @Nullable Path golden;

  @Option(names = "--full", description = "Train the encoder, too: hours instead of minutes.")
  private boolean full;

  @Option(names = "--fresh", description = "Begin anew where a round was interrupted.")
  private boolean fresh;

  @Option(names = "--no-promote", description = "Stop after the verdict.")
  private boolean staysBeside;

  @Option(
      names = "--canary",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Let a candidate that the logs cannot judge decide for N %% of the sessions, 1 to 90, so that the next round's logs can.")
  private int canary;

  @Option(
      names = "--allow-unidentified",
      description = "Promote also where the logs cannot tell what the candidate is worth.")
  private boolean unknownPasses;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--keep-rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Finished rounds that stay, the oldest go (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws IOException {
    var retrained = retrained();
    tell(retrained);
    return retrained.verdict().ruling() == Ruling.PROMOTE ? 0 : 1;
  }

  private Retrained retrained() throws IOException {
    var progress =
        new RetrainBar(
            System.err,
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    try {
      return new Retraining(request(progress), progress).run();
    } finally {
      progress.end();
    }
  }

  private void tell(Retrained retrained) {
    var out = spec.commandLine().getOut();
    out.println(retrained.verdict().text());
    out.println(outcome(retrained));
    out.println("model: " + retrained.model());
    out.println("round: " + retrained.round());
    out.flush();
  }

  private String outcome(Retrained retrained) {
    var candidate = retrained.verdict().candidate();
    return switch (retrained.verdict().ruling()) {
      case PROMOTE ->
          retrained.isServing()
              ? "promoted: %s serves; 'scripts/pointsman rollback' undoes it".formatted(candidate)
              : "passed, and not promoted, as was asked: 'scripts/pointsman models activate %s'"
                  .formatted(candidate);
      case UNPROVEN ->
          canary > 0
              ? "not promoted: the logs cannot tell whether %s is better; it decides for %d %% of the sessions now, for the next round to judge by"
                  .formatted(candidate, canary)
              : "not promoted: nothing speaks against %s, but the logs cannot tell whether it is better"
                  .formatted(candidate);
      case REFUSED -> "refused: %s does not serve".formatted(candidate);
    };
  }

  private RetrainRequest request(RetrainBar progress) {
    var sequel = new RetrainRequest.Sequel(!staysBeside, canary);
    var home = Project.home();
    var config = service.config();
    var models = config.classifier().folders(home, Project.root());
    var gate = unknownPasses ? GateSettings.DEFAULTS.allowingUnknown() : GateSettings.DEFAULTS;
    return new RetrainRequest(
        new RetrainRequest.Places(home, models, goldenFiles(home)),
        data.corpus(progress::said),
        new JournalSource(
            service.journal(config),
            new Period(since, Instant.MAX),
            TrainingSets.in(home),
            service.learning(config, progress::said)),
        new RetrainRequest.Terms(gate, new Deployment(config.catalog(), config.policy())),
        new RetrainRequest.Options(fresh, sequel, encoder(), Project.version(), seed, rounds),
        Instant.now());
  }

  private EncoderWish encoder() {
    return full
        ? new EncoderWish.Train(PretrainedEncoder.packaged(), TrainingSettings.DEFAULTS)
        : new EncoderWish.Keep();
  }

  private List<Path> goldenFiles(Path home) {
    var own = Optional.of(home.resolve("golden.jsonl")).filter(Files::exists);
    return Stream.of(
            Stream.of(Project.root().resolve("training-data/golden.jsonl")),
            own.stream(),
            Stream.ofNullable(golden))
        .flatMap(files -> files)
        .toList();
  }
}
