package dev.pointsman.fleet;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.fit.FeatureLayout;
import dev.pointsman.fleet.FleetTrial.FleetScene;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A fleet on public outcomes: the seed set teaches the first head, what the fleet reports the next
/// ones, all on a committed model's encoder.
public final class Fleet {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 20_261_101);

  private final LongFunction<FleetScene> scenes;
  private final Supplier<Heads> heads;
  private final Consumer<String> progress;

  private Fleet(LongFunction<FleetScene> scenes, Supplier<Heads> heads, Consumer<String> progress) {
    this.scenes = scenes;
    this.heads = heads;
    this.progress = progress;
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

  /// Prepares a fleet; encoding the corpus takes a minute the first time.
  public static Fleet of(
      ModelBundle bundle, Corpus corpus, FleetSettings settings, Consumer<String> progress)
      throws IOException {
    progress.accept("encoding the corpus");
    var seedRows = corpus.of(Source.SEED);
    var texts =
        Stream.concat(seedRows.stream(), corpus.scored().stream().map(ScoredExample::example))
            .map(row -> row.features().text())
            .toList();
    var vectors = new VectorCache(bundle, corpus.sha256()).of(texts);
    var layout = FeatureLayout.of(bundle.manifest().input().features(), FeatureSchema.FEATURES);
    return new Fleet(
        seed -> scene(corpus, settings, seed),
        () -> new Heads(layout, request -> Objects.requireNonNull(vectors.get(request.text()))),
        progress);
  }

  private static FleetScene scene(Corpus corpus, FleetSettings settings, long seed) {
    var pricing = new Pricing(Pricing.usual());
    var tasks = corpus.scored().stream().map(pricing::task).toList();
    var world = new FleetWorld(tasks, Tenant.USUAL, seed);
    return new FleetScene(
        pricing.catalog(),
        world,
        settings,
        corpus.of(Source.SEED),
        new Figures(world, Part.GATE, settings.habits(), BOOTSTRAP),
        new Figures(world, Part.REPORT, settings.habits(), BOOTSTRAP));
  }

  /// Runs a fleet for each seed, one after the other.
  public Outcome run(int seeds) {
    var trials = new ArrayList<Trial>();
    for (var seed = 1; seed <= seeds; seed++) {
      try (var learning = heads.get()) {
        trials.add(new FleetTrial(scenes.apply(seed), learning, progress).run(seed));
      }
    }
    var gains = new Gains(trials);
    return new Outcome(
        new FleetReport(gains, BOOTSTRAP).tables(),
        new Claims(gains).lines(),
        trials.stream().flatMap(trial -> trial.said().stream()).map(Trial.Said::toString).toList());
  }
}
