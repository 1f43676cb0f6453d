package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.Scale;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
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

  /// Traffic comes from one corner and says the opposite of what was known.
  @Test
  void aHeadKeepsThePromisedChancesWhateverTrafficSays() {
    var known = drawn(1000, 1, Source.SEED);
    var anchor = TRAINER.train(known, drawn(200, 2, Source.SEED), 3, 5);
    var train = joined(known, corner(1000, 3));
    var validation = joined(drawn(200, 4, Source.SEED), corner(200, 5));
    var near = Recall.near(anchor.weights());
    var forgetful = TRAINER.retrain(train, validation, near, 5);
    var asked = drawn(40, 6, Source.SEED);
    var promise = new Recall.Promise(asked, matrix(chances(anchor, asked)), 10);
    var reminded =
        TRAINER.retrain(train, validation, near.promising(List.of(promise), forgetful), 5);
    assertThat(divergence(reminded, anchor, asked))
        .isLessThan(divergence(forgetful, anchor, asked) / 2);
    assertThat(reminded.calibration()).isEqualTo(forgetful.calibration());
  }

  private static FloatTensor matrix(double[] chances) {
    var values = new float[chances.length];
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) chances[i];
    }
    return FloatTensor.of(new int[] {values.length / 4, 4}, values);
  }

  /// Far out, where the first component is high and the second, too.
  private static HeadExamples corner(int rows, long seed) {
    var plain = examples(rows, seed, _ -> label(Source.JOURNAL, 0, 0));
    var pooled = plain.pooled().copy();
    for (var i = 0; i < rows; i++) {
      pooled[4 * i] = Math.abs(pooled[4 * i]);
      pooled[4 * i + 1] += 4;
    }
    return new HeadExamples(
        FloatTensor.of(new int[] {rows, 4}, pooled), plain.features(), plain.labels());
  }

  /// The mean, in nats, of what a head says from what another says of the same rows.
  private static double divergence(TrainedHead head, TrainedHead other, HeadExamples asked) {
    var ours = chances(head, asked);
    var theirs = chances(other, asked);
    var sum = 0.0;
    for (var i = 0; i < ours.length; i++) {
      sum += theirs[i] * Math.log(theirs[i] / ours[i]);
    }
    return sum / asked.size();
  }

  private static double[] chances(TrainedHead head, HeadExamples asked) {
    var tensors = new LinkedHashMap<>(head.weights().tensors());
    tensors.put(
        HeadShape.SOURCE_BIAS,
        FloatTensor.of(
            new int[] {Source.values().length, 4}, new float[4 * Source.values().length]));
    try (var weights = TensorStore.constant(tensors)) {
      var logits = HeadAnswers.of(weights, asked).tier();
      return IntStream.range(0, asked.size())
          .mapToObj(row -> row(logits, row))
          .map(row -> Probability.softmax(row, head.calibration().tierTemperature()))
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }

  private static double[] row(FloatTensor logits, int row) {
    return IntStream.range(0, 4).mapToDouble(i -> logits.data().get(4 * row + i)).toArray();
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
        joined(first.pooled(), second.pooled()),
        joined(first.features(), second.features()),
        labels);
  }

  private static FloatTensor joined(FloatTensor first, FloatTensor second) {
    var rows = first.shape()[0] + second.shape()[0];
    var data = FloatBuffer.allocate(rows * first.shape()[1]).put(first.data()).put(second.data());
    return FloatTensor.of(new int[] {rows, first.shape()[1]}, data.array());
  }

  private static TrainingLabel label(Source source, int lowest, int highest) {
    return new TrainingLabel(
        source, new TierLabel.Interval(lowest, highest, 1), Set.<TaskType>of());
  }
}
