package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.Scale;
import dev.pointsman.request.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HeadTrainerTest {
  private static final FeatureLayout LAYOUT =
      new FeatureLayout(
          new FeatureVectorizer(
              List.of(new FeatureVectorizer.Normalisation("x", Scale.LINEAR, 0, 1))),
          List.of(FeatureGroup.SIZE));

  private static final HeadTrainer TRAINER =
      new HeadTrainer(TrainingSettings.DEFAULTS, LAYOUT, TrainingProgress.SILENT);

  @Test
  void findsTheTierThatTheVectorsTell() {
    var head = TRAINER.train(drawn(1000, 1, Source.SEED), drawn(200, 2, Source.SEED), 3, 5);
    assertThat(head.curve().points().getLast().tierLoss()).isLessThan(0.35);
    assertThat(head.weights().tiers()).isEqualTo(3);
  }

  @Test
  void learnsABiasOnlyForSourcesWithALadderOfTheirOwn() {
    var train = joined(drawn(500, 1, Source.SEED), shifted(500, 2));
    var bias = TRAINER.train(train, drawn(100, 3, Source.SEED), 3, 5).sourceBias().bySource();
    assertThat(bias.get(Source.SEED)).containsOnly(0.0);
    var benchmark = bias.getOrDefault(Source.LIVECODEBENCH, List.of());
    assertThat(benchmark.get(2)).isGreaterThan(benchmark.get(0));
  }

  @Test
  void learnsOtherWeightsWhereATrajectoryIsKnown() {
    var layout =
        new FeatureLayout(
            new FeatureVectorizer(
                List.of(new FeatureVectorizer.Normalisation("tool_calls", Scale.LINEAR, 0, 1))),
            List.of(FeatureGroup.TOOLS));
    var trainer = new HeadTrainer(TrainingSettings.DEFAULTS, layout, TrainingProgress.SILENT);
    var head = trainer.train(turned(2000, 1), turned(400, 2), 3, 5).weights();
    assertThat(head.tensor("trajectory.weight").copy()).containsExactly(0, 1);
    var fast = head.tensor("tier.weight").copy();
    assertThat(fast[0]).isNegative();
    assertThat(fast[6]).isPositive();
  }

  /// A known trajectory turns the meaning of the first component round.
  private static HeadExamples turned(int rows, long seed) {
    var plain = drawn(rows, seed, Source.SEED);
    var features = new float[2 * rows];
    var labels = new ArrayList<TrainingLabel>();
    for (var i = 0; i < rows; i++) {
      features[2 * i + 1] = i % 2;
      var tier = (plain.pooled().data().get(4 * i) > 0) == (i % 2 == 0) ? 1 : 0;
      labels.add(label(Source.SEED, tier, tier));
    }
    return new HeadExamples(plain.pooled(), FloatTensor.of(new int[] {rows, 2}, features), labels);
  }

  @Test
  void givesTheSameHeadForTheSameSeed() {
    var train = drawn(300, 1, Source.SEED);
    var first = TRAINER.train(train, drawn(60, 2, Source.SEED), 3, 5);
    var second = TRAINER.train(train, drawn(60, 2, Source.SEED), 3, 5);
    assertThat(first.weights().tensor("hidden.weight").data())
        .isEqualTo(second.weights().tensor("hidden.weight").data());
  }

  @Test
  void learnsFromIntervalsAlone() {
    var head = TRAINER.train(censored(1000, 1), drawn(200, 2, Source.SEED), 3, 5);
    assertThat(head.curve().points().getLast().tierLoss()).isLessThan(1.0);
  }

  /// The tier is 0 where the first component is negative, else 1.
  private static HeadExamples drawn(int rows, long seed, Source source) {
    return examples(rows, seed, high -> label(source, high ? 1 : 0, high ? 1 : 0));
  }

  /// Another ladder: every row needs one tier more.
  private static HeadExamples shifted(int rows, long seed) {
    return examples(rows, seed, high -> label(Source.LIVECODEBENCH, high ? 2 : 1, high ? 2 : 1));
  }

  private static HeadExamples censored(int rows, long seed) {
    return examples(rows, seed, high -> label(Source.SEED, high ? 1 : 0, high ? 3 : 0));
  }

  private static HeadExamples examples(
      int rows, long seed, Function<Boolean, TrainingLabel> label) {
    var random = new Random(seed);
    var pooled = new float[rows * 4];
    var labels = new ArrayList<TrainingLabel>();
    for (var i = 0; i < rows; i++) {
      for (var j = 0; j < 4; j++) {
        pooled[4 * i + j] = (float) random.nextGaussian();
      }
      labels.add(label.apply(pooled[4 * i] > 0));
    }
    return new HeadExamples(
        FloatTensor.of(new int[] {rows, 4}, pooled),
        FloatTensor.of(new int[] {rows, 2}, new float[2 * rows]),
        labels);
  }

  private static HeadExamples joined(HeadExamples first, HeadExamples second) {
    var labels = new ArrayList<>(first.labels());
    labels.addAll(second.labels());
    return new HeadExamples(
        Rows.stacked(List.of(first.pooled(), second.pooled())),
        Rows.stacked(List.of(first.features(), second.features())),
        labels);
  }

  private static TrainingLabel label(Source source, int lowest, int highest) {
    return new TrainingLabel(
        source, new TierLabel.Interval(lowest, highest, 1), Set.<TaskType>of());
  }
}
