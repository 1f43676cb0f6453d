package dev.pointsman.fleet;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.evaluate.ReplayedTask;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.FeatureVectorizer.Normalisation;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.feature.Scale;
import dev.pointsman.fleet.FleetTrial.FleetScene;
import dev.pointsman.policy.Quality;
import dev.pointsman.request.TaskType;
import dev.pointsman.round.TextVectors;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A world of drawn points: the fast tier does what lies right of the middle, the top tier
/// everything. The seed set says that everything needs the top tier.
final class TinyFleet {
  static final Habits HABITS = new Habits(Quality.BALANCED.dial(), 0.8);
  static final Probability CANARY = new Probability(0.3);
  static final FleetSettings SETTINGS = new FleetSettings(4_800, 3, 0.05, CANARY, HABITS, true);
  static final Tenant SMALL = new Tenant("small", 0.1, Map.of(Source.ROUTELLM_MMLU, 1.0));
  static final Tenant LARGE = new Tenant("large", 0.9, Map.of(Source.ROUTELLM_MMLU, 1.0));

  private static final int TASKS = 2_000;
  private static final int SEED_ROWS = 200;
  private static final Manifest MANIFEST =
      new Manifest(
          new Manifest.Identity("tiny", "1", Instant.EPOCH),
          new Manifest.Input(
              Manifest.FEATURE_SCHEMA,
              new FeatureVectorizer(
                  List.of(new Normalisation("prompt_tokens", Scale.LINEAR, 0, 1))),
              128),
          new Manifest.Output(TierScale.TIERS, List.of(TaskType.values()), 1, 1),
          new Manifest.Origin("none", "none", "", "test", 1),
          Map.of(),
          Map.of());

  private TinyFleet() {}

  static SeedModel seedModel() {
    return new SeedModel(seedRows(), List.of(), MANIFEST, new TextVectors(vectors()));
  }

  private static Map<ClassifierText, float[]> vectors() {
    return Stream.concat(
            seedRows().stream(),
            IntStream.range(0, TASKS).mapToObj(number -> task(number).example()))
        .map(row -> row.features().text())
        .collect(Collectors.toMap(text -> text, text -> point(text.prompt())));
  }

  static FleetScene scene() {
    var world = world();
    return new FleetScene(deployment(), world, SETTINGS, new Figures(world, Part.REPORT, HABITS));
  }

  static Deployment deployment() {
    return Deployment.usual().with(2);
  }

  static FleetWorld world() {
    return new FleetWorld(
        IntStream.range(0, TASKS).mapToObj(TinyFleet::task).toList(), List.of(SMALL, LARGE), 1);
  }

  static FleetTask task(int number) {
    var example = example(Source.ROUTELLM_MMLU, "task " + number, new TierLabel.Unknown());
    var easy = point(example.features().text().prompt())[0] > 0;
    return task(example, List.of(easy ? 1.0 : 0.0, 1.0));
  }

  static FleetTask task(List<Double> scores) {
    return task(example(Source.ROUTELLM_MMLU, "task", new TierLabel.Unknown()), scores);
  }

  private static FleetTask task(LabeledExample example, List<Double> scores) {
    var once =
        new ReplayedTask(
            example, scores, List.of(Usd.of(0.002), Usd.of(0.01)), new TokenCount(1_000));
    return new FleetTask(once, once);
  }

  private static List<LabeledExample> seedRows() {
    return IntStream.range(0, SEED_ROWS)
        .mapToObj(i -> example(Source.SEED, "opinion " + i, opinion(i)))
        .toList();
  }

  private static TierLabel opinion(int number) {
    return number % 4 == 0
        ? new TierLabel.Interval(0, 0, 1)
        : new TierLabel.Interval(number % 4 == 1 ? 1 : 2, 2, 1);
  }

  private static LabeledExample example(Source source, String text, TierLabel label) {
    return new LabeledExample(
        new Provenance(source, text, text, "en"),
        new RequestFeatures(
            new ClassifierText(text, ""), new FeatureValues(Map.of("prompt_tokens", 8.0)), ""),
        label,
        Set.of());
  }

  private static float[] point(String text) {
    var random = new Random(text.hashCode());
    var point = new float[8];
    for (var i = 0; i < point.length; i++) {
      point[i] = (float) random.nextGaussian();
    }
    return point;
  }
}
