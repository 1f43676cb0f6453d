package dev.pointsman.fit;

import dev.pointsman.request.TaskType;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntPredicate;

/// How surprised the head is by labels it was not trained on: the weighted mean of the negative log
/// of the probability mass on admissible classes, in nats.
final class Likelihood {
  private final HeadAnswers answers;
  private final List<TrainingLabel> labels;

  Likelihood(HeadAnswers answers, List<TrainingLabel> labels) {
    this.answers = answers;
    this.labels = labels;
  }

  double tier(double temperature) {
    var mean = new WeightedMean();
    for (var i = 0; i < labels.size(); i++) {
      var label = labels.get(i);
      mean.add(missed(answers.tier(), i, temperature, label::admits), label.tierWeight());
    }
    return mean.value();
  }

  double task(double temperature) {
    var types = TaskType.values();
    var mean = new WeightedMean();
    for (var i = 0; i < labels.size(); i++) {
      var label = labels.get(i);
      mean.add(
          missed(answers.task(), i, temperature, type -> label.admits(types[type])),
          label.taskWeight());
    }
    return mean.value();
  }

  private static double missed(
      FloatTensor logits, int row, double temperature, IntPredicate admits) {
    var classes = logits.shape()[1];
    var values = logits.data();
    return logSum(values, row * classes, classes, temperature, _ -> true)
        - logSum(values, row * classes, classes, temperature, admits);
  }

  private static double logSum(
      FloatBuffer values, int start, int count, double temperature, IntPredicate counted) {
    var largest = Double.NEGATIVE_INFINITY;
    for (var i = 0; i < count; i++) {
      largest = counted.test(i) ? Math.max(largest, values.get(start + i)) : largest;
    }
    var sum = 0.0;
    for (var i = 0; i < count; i++) {
      sum += counted.test(i) ? Math.exp((values.get(start + i) - largest) / temperature) : 0;
    }
    return largest / temperature + Math.log(sum);
  }

  /// Zero when nothing has a weight.
  private static final class WeightedMean {
    private double sum;
    private double weights;

    void add(double value, double weight) {
      sum += value * weight;
      weights += weight;
    }

    double value() {
      return weights == 0 ? 0 : sum / weights;
    }
  }
}
