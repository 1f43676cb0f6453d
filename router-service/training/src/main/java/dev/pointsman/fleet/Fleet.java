package dev.pointsman.fleet;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.fleet.FleetTrial.FleetScene;
import dev.pointsman.journal.SecretMask;
import dev.pointsman.round.Encoding;
import dev.pointsman.round.GoldenCase;
import dev.pointsman.round.RetrainProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A fleet on public outcomes: the seed set teaches the first head, what the fleet reports the next
/// ones, all on a committed model's encoder.
public final class Fleet {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 20_261_101);

  /// The two ends of the default ladder: most outcomes are known of two models only.
  private static final int TIERS = 2;

  private final Corpus corpus;
  private final List<GoldenCase> golden;
  private final FleetSettings settings;
  private final Consumer<String> progress;

  /// Prepares a fleet.
  ///
  /// @param corpus the seed set and the outcome tables
  /// @param golden cases that no retrained model may lose
  public Fleet(
      Corpus corpus, List<GoldenCase> golden, FleetSettings settings, Consumer<String> progress) {
    this.corpus =
        new Corpus(
            corpus.of(Source.SEED),
            List.of(),
            corpus.scored().stream().map(Fleet::asKept).toList(),
            corpus.sha256());
    this.golden = List.copyOf(golden);
    this.settings = settings;
    this.progress = progress;
  }

  /// The question with its words as a journal keeps them, which learning will read.
  private static ScoredExample asKept(ScoredExample question) {
    var row = question.example();
    var seen = row.features();
    var text =
        new ClassifierText(
            SecretMask.mask(seen.text().prompt()), SecretMask.mask(seen.text().digest()));
    return new ScoredExample(
        new LabeledExample(
            row.provenance(),
            new RequestFeatures(text, seen.values(), seen.role()),
            row.tier(),
            row.taskTypes()),
        question.scores());
  }

  /// What a fleet shows.
  ///
  /// @param claims what it is to show and whether it does, a line each
  /// @param verdicts of the gate, a line each
  public record Outcome(List<ReportTable> tables, List<String> claims, List<String> verdicts) {
    public Outcome {
      tables = List.copyOf(tables);
      claims = List.copyOf(claims);
      verdicts = List.copyOf(verdicts);
    }
  }

  /// Runs a fleet for each of some seeds, one after the other, behind a model's encoder.
  public Outcome run(ModelBundle bundle, LongStream seeds) throws IOException {
    progress.accept("encoding the corpus");
    var texts =
        Stream.concat(
                corpus.examples().stream().map(row -> row.features().text()),
                golden.stream().map(golden -> golden.features().text()))
            .toList();
    var encoder = bundle.manifest().files().getOrDefault("model.onnx", "unknown");
    var vectors =
        new Encoding(bundle, RetrainProgress.SILENT)
            .kept(
                texts,
                Path.of(System.getProperty("java.io.tmpdir")),
                "pointsman-fleet-%.12s-%.12s".formatted(encoder, corpus.sha256()));
    var trials = new ArrayList<Trial>();
    for (var seed : seeds.toArray()) {
      try (var seedModel =
          new SeedModel(corpus.of(Source.SEED), golden, bundle.manifest(), vectors)) {
        trials.add(new FleetTrial(scene(seed), seedModel, seed, progress).run());
      }
    }
    return outcome(new Gains(trials));
  }

  private FleetScene scene(long seed) {
    var deployment = Deployment.usual().with(TIERS);
    var tasks =
        corpus.scored().stream()
            .map(question -> FleetTask.of(question, deployment.catalog()))
            .toList();
    var world = new FleetWorld(tasks, Tenant.USUAL, seed);
    return new FleetScene(
        deployment, world, settings, new Figures(world, Part.REPORT, settings.habits()));
  }

  private static Outcome outcome(Gains gains) {
    return new Outcome(
        new FleetReport(gains, BOOTSTRAP).tables(),
        new Claims(gains, BOOTSTRAP).lines(),
        gains.trials().stream()
            .flatMap(trial -> trial.said().stream())
            .map(Trial.Said::toString)
            .toList());
  }
}
