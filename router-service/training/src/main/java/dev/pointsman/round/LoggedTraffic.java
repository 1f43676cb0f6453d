package dev.pointsman.round;

import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.LoggedTask;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;

/// The logged decisions of which it is known what became of them.
///
/// @param tasks all of them, by session
/// @param free what the classifier saw of those whose choice was its own: not forced, not held by a
///   tool loop, not housekeeping
/// @param withoutText how many more were free, but kept without the words that the classifier saw
public record LoggedTraffic(
    List<LoggedTask> tasks, Map<DecisionId, RequestFeatures> free, int withoutText) {
  public static final LoggedTraffic NONE = new LoggedTraffic(List.of(), Map.of(), 0);

  public LoggedTraffic {
    tasks = List.copyOf(tasks);
    free = Map.copyOf(free);
  }

  /// Whether any free choice was left to chance.
  boolean isExplored() {
    return tasks.stream()
        .flatMap(task -> task.decisions().stream())
        .anyMatch(one -> free.containsKey(one.id()) && !one.propensity().equals(Probability.ONE));
  }
}
