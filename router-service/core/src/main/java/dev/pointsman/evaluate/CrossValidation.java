package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Judges every row by a classifier that has seen no row of its group.
public final class CrossValidation {
  private final int folds;

  public CrossValidation(int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("expected at least 2 folds, got " + folds);
    }
    this.folds = folds;
  }

  /// The classification of each row, in order. Besides the other folds, the learner may use
  /// `others`.
  public List<Classification> judge(
      List<LabeledExample> rows, List<LabeledExample> others, Learner learner) {
    var byRow = new HashMap<String, Classification>();
    for (var fold = 0; fold < folds; fold++) {
      var held = rowsOf(rows, fold, true);
      if (!held.isEmpty()) {
        var seen = Stream.concat(others.stream(), rowsOf(rows, fold, false).stream()).toList();
        var classifier = learner.learn(seen);
        held.forEach(row -> byRow.put(row.provenance().id(), classified(classifier, row)));
      }
    }
    var judged = new ArrayList<Classification>();
    rows.forEach(row -> judged.add(Objects.requireNonNull(byRow.get(row.provenance().id()))));
    return List.copyOf(judged);
  }

  /// What a classifier says of a row; a benchmark has no use for a missing answer.
  static Classification classified(Classifier classifier, LabeledExample row) {
    return switch (classifier.classify(row.features())) {
      case ClassifierAnswer.Classified(var classification) -> classification;
      case ClassifierAnswer.Unavailable(var cause, var reason) ->
          throw new IllegalStateException(
              "no classification of %s: %s (%s)".formatted(row.provenance().id(), reason, cause));
    };
  }

  private List<LabeledExample> rowsOf(List<LabeledExample> rows, int fold, boolean held) {
    return rows.stream()
        .filter(row -> (Split.bucket(row.provenance().group(), folds) == fold) == held)
        .toList();
  }
}
