package dev.pointsman.fit;

import dev.pointsman.dataset.TierLabel;
import java.util.List;
import java.util.stream.Collectors;

/// Refuses data from which nothing could be learnt.
final class DataCheck {
  private DataCheck() {}

  static void requireUsable(List<TrainingLabel> train, List<TrainingLabel> validation, int tiers) {
    requireRows("training set", train);
    requireRows("validation set", validation);
    train.forEach(label -> requireRank(label, tiers));
    validation.forEach(label -> requireRank(label, tiers));
    requireTwoTiers(train, tiers);
    requireTwoTaskTypes(train);
  }

  private static void requireRows(String name, List<TrainingLabel> rows) {
    if (rows.isEmpty()) {
      throw new UnusableTrainingData(name + ": expected rows, got none");
    }
    if (rows.stream().allMatch(row -> row.tierWeight() == 0)) {
      throw new UnusableTrainingData(
          "%s: expected tier labels, got none in %d rows".formatted(name, rows.size()));
    }
  }

  private static void requireRank(TrainingLabel label, int tiers) {
    if (label.tier() instanceof TierLabel.Interval interval && interval.highest() > tiers) {
      throw new UnusableTrainingData(
          "a row of %s: expected ranks up to %d for %d tiers, got [%d, %d]"
              .formatted(
                  label.source().label(), tiers, tiers, interval.lowest(), interval.highest()));
    }
  }

  private static void requireTwoTiers(List<TrainingLabel> train, int tiers) {
    var labelled = train.stream().filter(row -> row.tierWeight() > 0).toList();
    for (var tier = 0; tier <= tiers; tier++) {
      var rank = tier;
      if (labelled.stream().allMatch(row -> row.admits(rank))) {
        throw new UnusableTrainingData(
            "training set: expected at least two tiers, got labels that all admit tier " + rank);
      }
    }
  }

  private static void requireTwoTaskTypes(List<TrainingLabel> train) {
    var types = train.stream().flatMap(row -> row.taskTypes().stream()).collect(Collectors.toSet());
    if (types.size() == 1) {
      throw new UnusableTrainingData(
          "training set: expected several task types or none, got only " + types);
    }
  }
}
