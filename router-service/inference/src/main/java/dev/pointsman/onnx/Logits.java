package dev.pointsman.onnx;

import java.util.Arrays;

/// What the head says before calibration: tiers, cheapest first and "none" last, and task types.
public final class Logits {
  private final float[] tiers;
  private final float[] tasks;

  Logits(float[] tiers, float[] tasks) {
    this.tiers = tiers;
    this.tasks = tasks;
  }

  public boolean areFinite() {
    return finite(tiers) && finite(tasks);
  }

  public double[] tierChances(double temperature) {
    return softmax(tiers, temperature);
  }

  public double[] taskChances(double temperature) {
    return softmax(tasks, temperature);
  }

  private static boolean finite(float[] values) {
    for (var value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static double[] softmax(float[] logits, double temperature) {
    var scaled = new double[logits.length];
    Arrays.setAll(scaled, i -> logits[i] / temperature);
    var largest = Arrays.stream(scaled).max().orElseThrow();
    var powers = Arrays.stream(scaled).map(x -> Math.exp(x - largest)).toArray();
    var total = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / total).toArray();
  }
}
