package dev.pointsman.fit;

import dev.pointsman.dataset.Source;
import dev.pointsman.request.TaskType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The dimensions of the head: what it reads, and how many tiers it tells apart.
record HeadShape(int pooled, FeatureLayout features, int tiers) {
  static final String SOURCE_BIAS = "tier.source_bias";

  /// Picks, out of the features, whether a trajectory is known. It is set, not learnt.
  static final String TRAJECTORY = "trajectory.weight";

  private static final String TRAJECTORY_FEATURE = "tool_calls";
  private static final int WIDTH = 128;

  private Map<String, List<Integer>> tensors() {
    var tensors = new LinkedHashMap<String, List<Integer>>();
    var input = pooled + features.vectorizer().width();
    tensors.put("hidden.weight", List.of(WIDTH, input));
    tensors.put("hidden.bias", List.of(WIDTH));
    tensors.put("tier.weight", List.of(tiers + 1, 2 * input));
    tensors.put("tier.bias", List.of(tiers + 1));
    tensors.put("task.weight", List.of(TaskType.values().length, WIDTH));
    tensors.put("task.bias", List.of(TaskType.values().length));
    tensors.put(SOURCE_BIAS, List.of(Source.values().length, tiers + 1));
    return Collections.unmodifiableMap(tensors);
  }

  /// Weights uniform within the inverse root of their inputs, biases and the tier layer zero.
  Map<String, FloatTensor> drawn(long seed) {
    var random = new Random(seed);
    var drawn = new LinkedHashMap<String, FloatTensor>();
    tensors().forEach((name, extents) -> drawn.put(name, drawn(name, extents, random)));
    drawn.put(TRAJECTORY, trajectory());
    return drawn;
  }

  private FloatTensor trajectory() {
    var picked = new float[features.vectorizer().width()];
    features.presenceOf(TRAJECTORY_FEATURE).ifPresent(column -> picked[column] = 1);
    return FloatTensor.of(new int[] {1, picked.length}, picked);
  }

  private static FloatTensor drawn(String name, List<Integer> extents, Random random) {
    var shape = extents.stream().mapToInt(Integer::intValue).toArray();
    var values = new float[extents.stream().reduce(1, Math::multiplyExact)];
    var starts = name.endsWith(".weight") && !name.startsWith("tier.");
    var bound = starts ? 1 / Math.sqrt(shape[1]) : 0;
    for (var i = 0; i < values.length; i++) {
      values[i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
    return FloatTensor.of(shape, values);
  }
}
