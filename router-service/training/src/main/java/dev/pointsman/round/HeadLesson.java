package dev.pointsman.round;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import java.util.List;

/// What a head is retrained on.
///
/// @param vectors of all texts, those of the golden cases among them
/// @param memory what it may not forget
/// @param fold of cross-fitting, whose test split it does not see
public record HeadLesson(Corpus corpus, TextVectors vectors, GoldenMemory memory, int fold) {
  List<LabeledExample> training() {
    return TrainingRows.of(corpus, Split.TRAIN, fold);
  }

  List<LabeledExample> validation() {
    return TrainingRows.of(corpus, Split.VALIDATION, fold);
  }
}
