package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The linear baseline: a bag of words for each tier's sufficiency and one for each task type, on
/// the same bounded text that the encoder reads.
public final class BagOfWordsLearner implements Learner {
  private static final double LEAST = 1e-3;

  private final long seed;

  public BagOfWordsLearner(long seed) {
    this.seed = seed;
  }

  @Override
  public Classifier learn(List<LabeledExample> examples) {
    var tiers =
        IntStream.range(0, TierScale.NONE)
            .mapToObj(tier -> fitted(examples, row -> sufficiency(row, tier)))
            .toList();
    var types = new EnumMap<TaskType, BagOfWords>(TaskType.class);
    labelledTypes(examples)
        .forEach(type -> types.put(type, fitted(examples, row -> share(row, type))));
    return features -> {
      var text = features.text().prompt();
      return new ClassifierAnswer.Classified(
          new Classification(distribution(tiers, text), taskTypes(types, text), "bag-of-words"));
    };
  }

  /// A type that no row has is never said; without any, only the tiers are asked for.
  private static Stream<TaskType> labelledTypes(List<LabeledExample> examples) {
    var labelled =
        examples.stream().flatMap(row -> row.taskTypes().stream()).collect(Collectors.toSet());
    return labelled.size() < 2
        ? Stream.of(TaskType.OTHER)
        : Stream.of(TaskType.values()).filter(labelled::contains);
  }

  private BagOfWords fitted(
      List<LabeledExample> examples, ToDoubleFunction<LabeledExample> target) {
    return BagOfWords.fitted(
        examples.stream()
            .map(row ->
                new BagOfWords.Row(row.features().text().prompt(), target.applyAsDouble(row)))
            .toList(),
        seed);
  }

  private static double sufficiency(LabeledExample row, int tier) {
    return switch (row.tier()) {
      case TierLabel.Interval(var lowest, var highest, _) ->
          (lowest + highest) / 2.0 <= tier ? 1 : 0;
      case TierLabel.Unknown() -> 0.5;
    };
  }

  private static double share(LabeledExample row, TaskType type) {
    return row.taskTypes().contains(type) ? 1.0 / row.taskTypes().size() : 0;
  }

  /// Regressions know nothing of each other: their sufficiencies are made monotone.
  private static TierDistribution distribution(List<BagOfWords> tiers, String text) {
    var lowest = new ArrayList<Probability>();
    var below = 0.0;
    for (var tier : tiers) {
      var sufficiency = Math.clamp(tier.predict(text), below, 1.0);
      lowest.add(Probability.clipped(sufficiency - below));
      below = sufficiency;
    }
    return new TierDistribution(lowest);
  }

  private static Map<TaskType, Probability> taskTypes(
      Map<TaskType, BagOfWords> types, String text) {
    var scores = new EnumMap<TaskType, Double>(TaskType.class);
    types.forEach((type, words) -> scores.put(type, Math.max(LEAST, words.predict(text))));
    var total = scores.values().stream().mapToDouble(Double::doubleValue).sum();
    var shares = new EnumMap<TaskType, Probability>(TaskType.class);
    scores.forEach((type, score) -> shares.put(type, Probability.clipped(score / total)));
    return shares;
  }
}
