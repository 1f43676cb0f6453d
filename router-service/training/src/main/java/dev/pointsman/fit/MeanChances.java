package dev.pointsman.fit;

import dev.pointsman.unit.Probability;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The mean chances that a head gives to the tiers of some rows, and what keeps them under another
/// temperature: divided alone, logits are drawn towards even chances, and the cheapest tier towards
/// one in four, however often it suffices.
final class MeanChances {
  private static final int ROUNDS = 20;
  private static final double LEAST = 1e-12;

  private final FloatBuffer logits;
  private final List<TrainingLabel> labels;
  private final int classes;
  private final List<Double> asTrained;

  /// Of the rows that have a label, by their weight.
  MeanChances(FloatTensor logits, List<TrainingLabel> labels) {
    this.logits = logits.data();
    this.labels = labels;
    this.classes = logits.shape()[1];
    this.asTrained = under(Collections.nCopies(classes, 0.0), 1);
  }

  /// What is to be added to the logits before they are divided by the temperature, so that the mean
  /// chances stay as they were trained.
  List<Double> shift(double temperature) {
    var shift = Collections.nCopies(classes, 0.0);
    for (var round = 0; round < ROUNDS && asTrained.getFirst() > 0; round++) {
      var now = under(shift, temperature);
      var next = new ArrayList<Double>();
      for (var i = 0; i < classes; i++) {
        next.add(shift.get(i) + temperature * Math.log(asTrained.get(i) / now.get(i)));
      }
      shift = next;
    }
    return shift;
  }

  /// The mean chances with this shift, under this temperature; 0 where no row has a label.
  List<Double> under(List<Double> shift, double temperature) {
    var sum = new double[classes];
    var weights = 0.0;
    for (var row = 0; row < labels.size(); row++) {
      var weight = labels.get(row).tierWeight();
      if (weight > 0) {
        add(row, weight, shift, temperature, sum);
        weights += weight;
      }
    }
    var mean = new ArrayList<Double>();
    for (var one : sum) {
      mean.add(weights == 0 ? 0 : Math.max(LEAST, one / weights));
    }
    return mean;
  }

  private void add(int row, double weight, List<Double> shift, double temperature, double[] sum) {
    var shifted = new double[classes];
    for (var i = 0; i < classes; i++) {
      shifted[i] = logits.get(row * classes + i) + shift.get(i);
    }
    var chances = Probability.softmax(shifted, temperature);
    for (var i = 0; i < classes; i++) {
      sum[i] += weight * chances[i];
    }
  }
}
