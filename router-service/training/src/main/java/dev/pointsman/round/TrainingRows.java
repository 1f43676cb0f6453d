package dev.pointsman.round;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import java.util.Arrays;
import java.util.List;

/// The rows that training may see: no test split, and of the large question sets a stable sample,
/// so that they do not drown the rest.
final class TrainingRows {
  private static final int MOST_OF_A_SOURCE = 1_000;

  private TrainingRows() {}

  /// The training and validation rows.
  static List<LabeledExample> of(Corpus corpus) {
    return Arrays.stream(Source.values())
        .flatMap(source -> sample(corpus.of(source), 0).stream())
        .toList();
  }

  static List<LabeledExample> of(Corpus corpus, Split split) {
    return of(corpus, split, 0);
  }

  /// In a fold of cross-fitting.
  static List<LabeledExample> of(Corpus corpus, Split split, int fold) {
    return Arrays.stream(Source.values())
        .flatMap(source -> sample(corpus.of(source), fold).stream())
        .filter(row -> part(row, fold) == split)
        .toList();
  }

  /// Logged sessions alone are dealt anew: other rows judge no traffic.
  private static Split part(LabeledExample row, int fold) {
    var group = row.provenance().group();
    return row.provenance().source() == Source.JOURNAL ? Split.of(group, fold) : Split.of(group);
  }

  /// Each row's place in the sample depends on its id alone.
  private static List<LabeledExample> sample(List<LabeledExample> rows, int fold) {
    var seen = rows.stream().filter(row -> part(row, fold) != Split.TEST).toList();
    var most =
        seen.isEmpty() || seen.getFirst().provenance().source().shapesEncoder()
            ? seen.size()
            : MOST_OF_A_SOURCE;
    var keep = Math.min(1.0, most / (double) Math.max(1, seen.size()));
    return seen.stream()
        .filter(row -> Split.bucket("sample " + row.provenance().id(), 10_000) < keep * 10_000)
        .toList();
  }
}
