package dev.pointsman.cli.training;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.catalog.Tier;
import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.evaluate.DialTable;
import dev.pointsman.evaluate.JournalDials;
import dev.pointsman.evaluate.OutcomeDials;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.round.DialJournal;
import dev.pointsman.unit.Probability;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pointsman calibrate`: picks the quality dial for a target.
@Command(
    name = "calibrate",
    description = "Picks the quality dial for a target, such as 97 %% of always-premium's success.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Decides the same calls under one dial after the other, from economy to strict",
      "and beyond, with the model, the tiers, the prices and the rules that serve, and",
      "prints what each dial reaches of what always sending to the top tier would:",
      "success and cost (brackets are 95 %% intervals by session), and how many calls",
      "each tier gets. Then it names the cheapest dial that reaches the target, and the",
      "lines for pointsman.yaml. It changes nothing by itself. The dial is picked by the",
      "calls that it is measured on: expect a little less of it.",
      "",
      "By default the journal's labelled decisions tell (labelled as 'retrain' does it),",
      "as far as chance said where they went: without policy.exploration.epsilon a log",
      "cannot tell how another tier would have done, and some two thousand choices are",
      "needed at 5 %%. Only what the model that serves has spoken on counts.",
      "",
      "With --data the outcome tables of a folder tell instead (livecodebench.jsonl,",
      "routellm_*.jsonl), by their test split: other work than yours, but the outcome",
      "of every tier is known. It takes a minute or two.",
      "",
      "Exit code 0: a dial reaches the target. 1: none does. 2: not done.",
      "",
      "  scripts/pointsman calibrate --target 0.97",
      "  scripts/pointsman calibrate --target 0.97 --data FOLDER"
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final int DRAWS = 400;
  private static final long SEED = 20_261_101;

  @Spec private CommandSpec spec;
  @Mixin private LearningOptions service;
  @Mixin private ModelOption model;

  @Option(
      names = "--target",
      paramLabel = "SHARE",
      required = true,
      description = "The share of always-premium's success to reach, above 0 and up to 1.")
  private double target;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Public outcome tables that tell in place of the journal.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    requireSense();
    var config = service.config();
    var dials = NamedDial.ladderBeside(config.policy().dial());
    var tiers = config.catalog().ladder().tiers().stream().map(Tier::name).toList();
    var text = new DialText(table(config, dials), tiers, new Probability(target));
    spec.commandLine().getOut().println(text.text());
    spec.commandLine().getOut().flush();
    return text.isReached() ? 0 : 1;
  }

  private void requireSense() {
    if (!(target > 0 && target <= 1)) {
      throw new ParameterException(
          spec.commandLine(),
          "--target: expected a share above 0 and up to 1, such as 0.97, got " + target);
    }
    if (data != null && spec.commandLine().getParseResult().hasMatchedOption("--journal")) {
      throw new ParameterException(spec.commandLine(), "expected --journal or --data, got both");
    }
  }

  private DialTable table(PointsmanConfig config, List<NamedDial> dials) {
    var deployment = new Deployment(config.catalog(), config.policy());
    var bundle = model.bundle(config.classifier().folders(Project.home(), Project.root()));
    return data == null
        ? ofJournal(config, deployment, bundle, dials)
        : ofOutcomes(data, deployment, bundle, dials);
  }

  private DialTable ofJournal(
      PointsmanConfig config, Deployment deployment, ModelBundle bundle, List<NamedDial> dials) {
    var learning = service.learning(config, _ -> {});
    var version = bundle.manifest().identity().label();
    return new DialJournal(service.journal(config), learning)
        .table(new JournalDials(deployment, version, bootstrap()), dials, Instant.now());
  }

  private static DialTable ofOutcomes(
      Path folder, Deployment deployment, ModelBundle bundle, List<NamedDial> dials) {
    var questions = CorpusReader.heldOutOutcomes(folder);
    try (var classifier = OnnxClassifier.open(bundle, ClassifierSettings.batch())) {
      return new OutcomeDials(questions, deployment, classifier, bootstrap())
          .table(folder.toString(), dials);
    }
  }

  private static Bootstrap bootstrap() {
    return new Bootstrap(DRAWS, SEED);
  }
}
