package dev.pointsman.classify;

import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;

/// What the model says of one request.
public record Classification(
    TierDistribution tiers, Map<TaskType, Probability> taskTypes, String modelVersion) {
  public Classification {
    taskTypes = Map.copyOf(taskTypes);
    if (taskTypes.isEmpty()) {
      throw new IllegalArgumentException("expected at least one task type, got none");
    }
  }

  public TaskType taskType() {
    return likeliest(1).getFirst();
  }

  /// The chance of a task type; 0 when the model does not know it.
  public Probability chance(TaskType type) {
    return taskTypes.getOrDefault(type, Probability.ZERO);
  }

  /// The task types by falling chance; equal chances in the order of the vocabulary.
  public List<TaskType> likeliest(int count) {
    return taskTypes.entrySet().stream()
        .sorted(
            Map.Entry.<TaskType, Probability>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .limit(count)
        .toList();
  }
}
