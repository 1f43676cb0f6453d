package dev.pointsman.fit;

import dev.pointsman.request.TaskType;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/// The labels of one batch in native memory: penalties that leave only the admissible classes,
/// weights, and the sources, as rows of the bias table.
record Targets(
    Tensor tierPenalty, Tensor tierWeight, Tensor taskPenalty, Tensor taskWeight, Tensor sources) {
  /// Finite, so that no gradient is NaN.
  private static final float EXCLUDED = -1e4f;

  static Targets of(List<TrainingLabel> labels, LabelWeights weights, int tiers) {
    var rows = labels.size();
    return new Targets(
        Native.of(tierPenalties(labels, tiers + 1), rows, tiers + 1),
        Native.of(floats(labels.stream().mapToDouble(weights::tier).toArray()), rows),
        Native.of(taskPenalties(labels), rows, TaskType.values().length),
        Native.of(floats(labels.stream().mapToDouble(weights::task).toArray()), rows),
        Native.of(
            labels.stream().mapToLong(label -> SourceBias.row(label.source())).toArray(), rows));
  }

  private static float[] tierPenalties(List<TrainingLabel> labels, int classes) {
    var penalties = new float[labels.size() * classes];
    for (var i = 0; i < penalties.length; i++) {
      penalties[i] = labels.get(i / classes).admits(i % classes) ? 0 : EXCLUDED;
    }
    return penalties;
  }

  private static float[] taskPenalties(List<TrainingLabel> labels) {
    var types = TaskType.values();
    var penalties = new float[labels.size() * types.length];
    for (var i = 0; i < penalties.length; i++) {
      penalties[i] = labels.get(i / types.length).admits(types[i % types.length]) ? 0 : EXCLUDED;
    }
    return penalties;
  }

  private static float[] floats(double[] values) {
    var floats = new float[values.length];
    for (var i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
