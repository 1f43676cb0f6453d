package dev.pointsman.evaluate;

import dev.pointsman.classify.TierDistribution;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How often each tier and task type is labelled among some rows: the prior that baselines fall
/// back on.
final class LabelCounts {
  private static final double SMOOTHING = 0.5;

  private final double[] tiers = new double[TierScale.NONE + 1];
  private final Map<TaskType, Double> taskTypes = new EnumMap<>(TaskType.class);

  LabelCounts(List<LabeledExample> rows) {
    Arrays.fill(tiers, SMOOTHING);
    Stream.of(TaskType.values()).forEach(type -> taskTypes.put(type, SMOOTHING));
    rows.forEach(this::count);
  }

  /// An interval counts in equal parts for each of its tiers, several task types likewise.
  private void count(LabeledExample row) {
    switch (row.tier()) {
      case TierLabel.Interval(var lowest, var highest, _) -> {
        for (var tier = lowest; tier <= highest; tier++) {
          tiers[tier] += 1.0 / (highest - lowest + 1);
        }
      }
      case TierLabel.Unknown() -> {}
    }
    row.taskTypes()
        .forEach(type -> taskTypes.merge(type, 1.0 / row.taskTypes().size(), Double::sum));
  }

  TierDistribution tiers() {
    var total = Arrays.stream(tiers).sum();
    return new TierDistribution(
        Arrays.stream(tiers)
            .limit(TierScale.NONE)
            .mapToObj(count -> new Probability(count / total))
            .toList());
  }

  Map<TaskType, Probability> taskTypes() {
    var total = taskTypes.values().stream().mapToDouble(Double::doubleValue).sum();
    var shares = new EnumMap<TaskType, Probability>(TaskType.class);
    taskTypes.forEach((type, count) -> shares.put(type, new Probability(count / total)));
    return shares;
  }
}
