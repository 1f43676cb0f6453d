package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.Scale;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecallTest {
  private static final int WIDTH = 48;
  private static final FeatureLayout LAYOUT =
      new FeatureLayout(
          new FeatureVectorizer(
              List.of(new FeatureVectorizer.Normalisation("x", Scale.LINEAR, 0, 1))),
          List.of(FeatureGroup.SIZE));
  private static final HeadTrainer TRAINER =
      new HeadTrainer(TrainingSettings.DEFAULTS, LAYOUT, TrainingProgress.SILENT);

  private static final HeadExamples OWN = own(1_000, 1);
  private static final HeadExamples VALIDATION = joined(own(200, 2), traffic(200, 3));
  private static final HeadWeights BEFORE = TRAINER.train(OWN, own(200, 2), 2, 5).weights();
  private static final HeadWeights AFTER =
      TRAINER.retrain(joined(OWN, traffic(600, 4)), VALIDATION, BEFORE, 5).weights();

  @Test
  void aHeadLearnsWhatTrafficTells() {
    assertThat(mean(chances(AFTER, traffic(500, 6)))).isBetween(0.65, 0.75);
  }

  @Test
  void aHeadThatLearnsFromTrafficThinksOfOtherRowsAsBefore() {
    var rows = own(500, 7);
    var before = chances(BEFORE, rows);
    var after = chances(AFTER, rows);
    var moved = IntStream.range(0, rows.size()).mapToDouble(i -> after.get(i) - before.get(i));
    assertThat(moved.map(Math::abs).average().orElseThrow()).isLessThan(0.05);
  }

  @Test
  void aHeadIsNoSurerOfTrafficThanItIsRight() {
    var rows = traffic(2_000, 8);
    var missed = chances(AFTER, rows).stream().mapToDouble(chance -> Math.abs(chance - 0.7));
    assertThat(missed.average().orElseThrow()).isLessThan(0.07);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /// Rows whose tier the first component tells.
  private static HeadExamples own(int count, long seed) {
    var random = new Random(seed);
    return rows(count, Source.SEED, random, 1, row -> row[0] > 0 ? 1 : 0);
  }

  /// Rows of another kind, of which the fast tier does seven in ten, as luck has it.
  private static HeadExamples traffic(int count, long seed) {
    var random = new Random(seed);
    return rows(count, Source.JOURNAL, random, 0, _ -> random.nextInt(10) < 7 ? 0 : 1);
  }

  @FunctionalInterface
  private interface Ranking {
    int of(float[] row);
  }

  private static HeadExamples rows(
      int count, Source source, Random random, float own, Ranking ranking) {
    var pooled = new float[count * WIDTH];
    var labels = new ArrayList<TrainingLabel>();
    for (var i = 0; i < count; i++) {
      var row = new float[WIDTH];
      for (var j = 0; j < WIDTH; j++) {
        row[j] = (float) random.nextGaussian();
      }
      row[0] *= own;
      row[1] = own;
      System.arraycopy(row, 0, pooled, i * WIDTH, WIDTH);
      var rank = ranking.of(row);
      labels.add(new TrainingLabel(source, new TierLabel.Interval(rank, rank, 1), Set.of()));
    }
    return new HeadExamples(
        FloatTensor.of(new int[] {count, WIDTH}, pooled),
        FloatTensor.of(new int[] {count, 2}, new float[2 * count]),
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
    var values = new float[first.size() + second.size()];
    first.data().get(values, 0, first.size());
    second.data().get(values, first.size(), second.size());
    var width = first.shape()[1];
    return FloatTensor.of(new int[] {values.length / width, width}, values);
  }

  /// That the fast tier suffices, of each row.
  private static List<Double> chances(HeadWeights head, HeadExamples rows) {
    var tensors = new LinkedHashMap<>(head.tensors());
    tensors.put(
        HeadShape.SOURCE_BIAS,
        FloatTensor.of(
            new int[] {Source.values().length, 3}, new float[3 * Source.values().length]));
    try (var store = TensorStore.constant(tensors)) {
      var logits = HeadAnswers.of(store, rows).tier().data();
      return IntStream.range(0, rows.size()).mapToObj(i -> fast(logits, i)).toList();
    }
  }

  private static double fast(FloatBuffer logits, int row) {
    var powers =
        IntStream.range(0, 3).mapToDouble(c -> Math.exp(logits.get(3 * row + c))).toArray();
    return powers[0] / (powers[0] + powers[1] + powers[2]);
  }
}
