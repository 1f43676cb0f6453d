package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.request.TaskType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a row teaches: an interval of tiers, the admissible task types, and the source that says
/// so.
public record TrainingLabel(Source source, TierLabel tier, Set<TaskType> taskTypes) {
  public TrainingLabel {
    // In the order of the enum: sums over the set must not depend on the run.
    taskTypes =
        Collections.unmodifiableSet(taskTypes.isEmpty() ? Set.of() : EnumSet.copyOf(taskTypes));
  }

  public static TrainingLabel of(LabeledExample example) {
    return new TrainingLabel(example.provenance().source(), example.tier(), example.taskTypes());
  }

  TrainingLabel withoutTaskTypes() {
    return new TrainingLabel(source, tier, Set.of());
  }

  /// Zero when nothing is known of the tier.
  double tierWeight() {
    return switch (tier) {
      case TierLabel.Interval interval -> source.trust() * interval.weight();
      case TierLabel.Unknown _ -> 0;
    };
  }

  /// Zero when nothing is known of the task type. Measured outcomes say more of tiers than opinions
  /// do, but no more of task types.
  double taskWeight() {
    return taskTypes.isEmpty() ? 0 : Math.min(1, source.trust());
  }

  boolean admits(int tierClass) {
    return switch (tier) {
      case TierLabel.Interval interval ->
          interval.lowest() <= tierClass && tierClass <= interval.highest();
      case TierLabel.Unknown _ -> true;
    };
  }

  boolean admits(TaskType type) {
    return taskTypes.isEmpty() || taskTypes.contains(type);
  }
}
