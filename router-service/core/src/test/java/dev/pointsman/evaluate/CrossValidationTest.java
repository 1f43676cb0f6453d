package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.request.PlainContext;
import dev.pointsman.request.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final List<LabeledExample> ROWS =
      IntStream.range(0, 60).mapToObj(i -> row(i, "group " + i / 3)).toList();

  @Test
  void noRowIsJudgedByAClassifierThatSawItsGroup() {
    var seen = new ArrayList<List<LabeledExample>>();
    new CrossValidation(5)
        .judge(
            ROWS,
            List.of(),
            examples -> {
              seen.add(examples);
              return new LengthLearner().learn(examples);
            });
    assertThat(seen)
        .allSatisfy(examples ->
            assertThat(groups(examples)).doesNotContainAnyElementsOf(groupsBut(examples)));
  }

  @Test
  void everyRowIsJudgedOnce() {
    assertThat(new CrossValidation(5).judge(ROWS, List.of(), new LengthLearner()))
        .hasSize(ROWS.size());
  }

  @Test
  void aLengthThatTellsTheTiersApartIsLearnt() {
    var said = new CrossValidation(5).judge(ROWS, List.of(), new LengthLearner());
    assertThat(said.getFirst().tiers().sufficiency(0).value())
        .isGreaterThan(said.getLast().tiers().sufficiency(0).value());
  }

  @Test
  void wordsThatTellTheTiersApartAreLearnt() {
    var said = new CrossValidation(5).judge(ROWS, List.of(), new BagOfWordsLearner(1));
    assertThat(said.getFirst().tiers().sufficiency(0).value())
        .isGreaterThan(said.getLast().tiers().sufficiency(0).value());
  }

  private static Set<String> groupsBut(List<LabeledExample> examples) {
    return groups(ROWS.stream().filter(row -> !examples.contains(row)).toList());
  }

  private static Set<String> groups(List<LabeledExample> rows) {
    return rows.stream().map(row -> row.provenance().group()).collect(Collectors.toSet());
  }

  /// Short rename prompts are fast, long proofs premium.
  private static LabeledExample row(int i, String group) {
    var easy = i < 30;
    var prompt =
        easy ? "rename variable " + i : "prove the theorem about sets " + "and so on ".repeat(i);
    var rank = easy ? 0 : 2;
    return new LabeledExample(
        new Provenance(Source.SEED, "row " + i, group, "en"),
        FeatureExtractor.measure(prompt, PlainContext.NONE),
        new TierLabel.Interval(rank, rank, 1),
        Set.of(easy ? TaskType.RENAME : TaskType.OTHER));
  }
}
