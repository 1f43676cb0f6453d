package dev.pointsman.round;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import java.util.List;
import java.util.stream.Stream;

/// What a head is retrained on.
///
/// @param vectors of all texts, those of the golden cases among them
/// @param memory what it may not forget
public record HeadLesson(Corpus corpus, TextVectors vectors, GoldenMemory memory) {
  List<LabeledExample> training() {
    return TrainingRows.of(corpus, Split.TRAIN);
  }

  /// The golden cases, too.
  List<LabeledExample> reminded() {
    return Stream.concat(training().stream(), memory.rows().stream()).toList();
  }

  List<LabeledExample> validation() {
    return TrainingRows.of(corpus, Split.VALIDATION);
  }
}
