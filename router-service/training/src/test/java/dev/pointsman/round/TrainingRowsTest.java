package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingRowsTest {
  private static final Corpus CORPUS =
      new Corpus(
          IntStream.range(0, 400)
              .mapToObj(number -> row(number % 2 == 0 ? Source.SEED : Source.JOURNAL, number))
              .toList(),
          List.of(),
          List.of(),
          "");

  @Test
  void noPeerLearnsFromTheSessionsThatItIsToBeUnawareOf() {
    for (var fold = 0; fold < Split.FOLDS; fold++) {
      var own = fold;
      assertThat(seen(fold, Source.JOURNAL))
          .isNotEmpty()
          .noneMatch(row -> Split.fold(row.provenance().group()) == own);
    }
  }

  @Test
  void rowsThatAreNoTrafficAreTheSameInEveryFold() {
    for (var fold = 1; fold < Split.FOLDS; fold++) {
      assertThat(seen(fold, Source.SEED)).isEqualTo(seen(0, Source.SEED));
    }
  }

  private static List<LabeledExample> seen(int fold, Source source) {
    return Stream.of(Split.TRAIN, Split.VALIDATION)
        .flatMap(split -> TrainingRows.of(CORPUS, split, fold).stream())
        .filter(row -> row.provenance().source() == source)
        .toList();
  }

  private static LabeledExample row(Source source, int number) {
    var name = "row " + number;
    return new LabeledExample(
        new Provenance(source, name, name, "en"),
        new RequestFeatures(new ClassifierText(name, ""), FeatureValues.NONE, ""),
        new TierLabel.Interval(0, 0, 1),
        Set.of());
  }
}
