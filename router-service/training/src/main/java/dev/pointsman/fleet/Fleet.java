package dev.pointsman.fleet;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A fleet on public outcomes: the seed set teaches the first head, what the fleet reports the next
/// ones, all on a committed model's encoder.
public final class Fleet {
  private static final int DRAWS = 200;
  private static final long BOOTSTRAP_SEED = 20_261_101;

  private final FleetScene scene;
  private final Supplier<Heads> heads;
  private final Consumer<String> progress;

  private Fleet(FleetScene scene, Supplier<Heads> heads, Consumer<String> progress) {
    this.scene = scene;
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
    var pricing = new Pricing(Pricing.usual());
    var tasks = corpus.scored().stream().map(pricing::task).toList();
    var world = new FleetWorld(tasks, Tenant.USUAL);
    var scene =
        new FleetScene(
            pricing.catalog(),
            world,
            settings,
            seedRows,
            figures(world, Split.VALIDATION, settings),
            figures(world, Split.TEST, settings));
    return new Fleet(
        scene,
        () -> new Heads(layout, request -> Objects.requireNonNull(vectors.get(request.text()))),
        progress);
  }

  private static Figures figures(FleetWorld world, Split split, FleetSettings settings) {
    var bootstrap = new Bootstrap(DRAWS, BOOTSTRAP_SEED);
    return new Figures(world, split, settings.habits(), bootstrap);
  }

  /// Runs the fleet with several seeds, one after the other.
  public Outcome run(int seeds) {
    var trials = new ArrayList<Trial>();
    for (var seed = 1; seed <= seeds; seed++) {
      try (var learning = heads.get()) {
        trials.add(new FleetTrial(scene, learning, progress).run(seed));
      }
    }
    var gains = new Gains(scene.judged(), trials);
    return new Outcome(
        new FleetReport(gains).tables(),
        new Claims(gains, scene.settings().retrains()).lines(),
        trials.stream().flatMap(trial -> trial.said().stream()).map(Trial.Said::toString).toList());
  }
}
