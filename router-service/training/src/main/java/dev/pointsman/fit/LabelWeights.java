package dev.pointsman.fit;

import dev.pointsman.request.TaskType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How much each row counts in the loss, by its source and, for task types, by how rare its type
/// is. Tiers are not weighed by rarity: the policy needs their frequencies. Weights average 1 over
/// the training rows that have a label.
final class LabelWeights {
  private static final double RAREST = 3;
  private static final double COMMONEST = 0.5;

  private final Map<TaskType, Double> rarity;
  private final double tierScale;
  private final double taskScale;

  LabelWeights(List<TrainingLabel> train) {
    rarity = rarity(train);
    tierScale = 1 / mean(train.stream().mapToDouble(TrainingLabel::tierWeight).toArray());
    taskScale = 1 / mean(train.stream().mapToDouble(this::rareTaskWeight).toArray());
  }

  double tier(TrainingLabel label) {
    return tierScale * label.tierWeight();
  }

  double task(TrainingLabel label) {
    return taskScale * rareTaskWeight(label);
  }

  private double rareTaskWeight(TrainingLabel label) {
    return label.taskWeight()
        * label.taskTypes().stream()
            .mapToDouble(type -> rarity.getOrDefault(type, RAREST))
            .average()
            .orElse(0);
  }

  private static Map<TaskType, Double> rarity(List<TrainingLabel> train) {
    var counts = new EnumMap<TaskType, Double>(TaskType.class);
    for (var label : train) {
      label.taskTypes().forEach(t -> counts.merge(t, 1.0 / label.taskTypes().size(), Double::sum));
    }
    var average = counts.values().stream().mapToDouble(Double::doubleValue).average().orElse(1);
    counts.replaceAll((_, count) -> Math.clamp(Math.sqrt(average / count), COMMONEST, RAREST));
    return counts;
  }

  private static double mean(double[] weights) {
    var labelled = Arrays.stream(weights).filter(weight -> weight > 0);
    return labelled.average().orElse(1);
  }
}
