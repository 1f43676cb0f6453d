package dev.pointsman.onnx;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

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

  /// The calibrated classification that these logits stand for.
  public Classification classification(Manifest.Output output, String modelVersion) {
    return new Classification(
        distribution(tierChances(output.tierTemperature())),
        taskTypes(output.taskTypes(), taskChances(output.taskTemperature())),
        modelVersion);
  }

  /// The last chance, "none", is what is missing to 1.
  private static TierDistribution distribution(double[] chances) {
    return new TierDistribution(
        Arrays.stream(chances).limit(chances.length - 1L).mapToObj(Probability::clipped).toList());
  }

  private static EnumMap<TaskType, Probability> taskTypes(List<TaskType> names, double[] chances) {
    var types = new EnumMap<TaskType, Probability>(TaskType.class);
    for (var i = 0; i < chances.length; i++) {
      types.put(names.get(i), Probability.clipped(chances[i]));
    }
    return types;
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
    var wide = new double[logits.length];
    Arrays.setAll(wide, i -> logits[i]);
    return Probability.softmax(wide, temperature);
  }
}
