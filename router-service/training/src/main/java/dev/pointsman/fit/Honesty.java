package dev.pointsman.fit;

import dev.pointsman.request.TaskType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How honest the stated chance of the likeliest task type is, over the rows that have exactly one.
/// Unlike the likelihood it is not ruled by the few rows that are wrong beyond doubt.
final class Honesty {
  private static final List<TaskType> TYPES = List.of(TaskType.values());

  private final FloatTensor logits;
  private final List<TrainingLabel> labels;

  Honesty(FloatTensor logits, List<TrainingLabel> labels) {
    this.logits = logits;
    this.labels = labels;
  }

  /// The mean square of what the chance misses 1 by where the type is right, 0 where it is wrong.
  double squaredError(double temperature) {
    return IntStream.range(0, labels.size())
        .filter(row -> labels.get(row).taskTypes().size() == 1)
        .mapToDouble(row -> square(missed(row, temperature)))
        .average()
        .orElse(0);
  }

  /// Whether a temperature is more honest than none by over a standard error of the difference:
  /// what is less than that is the luck of these rows (Breiman et al., Classification and
  /// Regression Trees, 1984, section 3.4.3, on the choice of a tree's size).
  boolean isBetterThanNone(double temperature) {
    var gains =
        IntStream.range(0, labels.size())
            .filter(row -> labels.get(row).taskTypes().size() == 1)
            .mapToDouble(row -> square(missed(row, 1)) - square(missed(row, temperature)))
            .toArray();
    var mean = Arrays.stream(gains).average().orElse(0);
    var variance = Arrays.stream(gains).map(gain -> square(gain - mean)).average().orElse(0);
    return mean > Math.sqrt(variance / Math.max(1, gains.length));
  }

  private static double square(double value) {
    return value * value;
  }

  private double missed(int row, double temperature) {
    var likeliest = likeliest(row);
    var sum = 0.0;
    for (var type = 0; type < logits.shape()[1]; type++) {
      sum += Math.exp((logit(row, type) - logit(row, likeliest)) / temperature);
    }
    return (labels.get(row).admits(TYPES.get(likeliest)) ? 1 : 0) - 1 / sum;
  }

  private int likeliest(int row) {
    var best = 0;
    for (var type = 1; type < logits.shape()[1]; type++) {
      best = logit(row, type) > logit(row, best) ? type : best;
    }
    return best;
  }

  private float logit(int row, int type) {
    return logits.data().get(row * logits.shape()[1] + type);
  }
}
