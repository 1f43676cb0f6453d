package dev.pointsman.round;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.export.ReferenceAnswer;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The trained tier layer computed step by step, without any runtime: what an exported head must
/// say.
final class HeadReference {
  private final HeadFit.Fitted head;
  private final TextVectors vectors;
  private final HeadRows rows;

  HeadReference(HeadFit.Fitted head, TextVectors vectors, HeadRows rows) {
    this.head = head;
    this.vectors = vectors;
    this.rows = rows;
  }

  ReferenceAnswer answer(LabeledExample row) {
    var pooled = vectors.vector(row.features().text());
    var boxed = new ArrayList<Float>(pooled.length);
    for (var component : pooled) {
      boxed.add(component);
    }
    var chances = chances(logits(head.weights(), pooled, rows.features(row)));
    return new ReferenceAnswer(row.features(), boxed, chances);
  }

  /// The first half of the weights reads calls without a trajectory, the second half the others.
  private static double[] logits(HeadWeights weights, float[] pooled, float[] features) {
    var tier = weights.tensor("tier.weight").data();
    var bias = weights.tensor("tier.bias").data();
    var width = pooled.length + features.length;
    var known = known(weights, features);
    var logits = new double[weights.tiers() + 1];
    for (var i = 0; i < logits.length; i++) {
      logits[i] = bias.get(i);
      for (var j = 0; j < width; j++) {
        var input = j < pooled.length ? pooled[j] : features[j - pooled.length];
        var start = i * 2 * width + j;
        logits[i] += input * ((1 - known) * tier.get(start) + known * tier.get(start + width));
      }
    }
    return logits;
  }

  private static double known(HeadWeights weights, float[] features) {
    var picked = weights.tensor("trajectory.weight").data();
    var known = 0.0;
    for (var i = 0; i < features.length; i++) {
      known += picked.get(i) * features[i];
    }
    return known;
  }

  private List<Double> chances(double[] logits) {
    return Arrays.stream(Probability.softmax(logits, head.tierTemperature())).boxed().toList();
  }
}
