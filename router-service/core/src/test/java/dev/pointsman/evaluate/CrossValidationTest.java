package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.RequestFeatures;
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
    var strangers = new ArrayList<Boolean>();
    new CrossValidation(5)
        .judge(
            ROWS,
            List.of(),
            examples -> {
              var learnt = new LengthLearner().learn(examples);
              return features -> {
                strangers.add(!groups(examples).contains(group(features)));
                return learnt.classify(features);
              };
            });
    assertThat(strangers).hasSize(ROWS.size()).containsOnly(true);
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

  private static String group(RequestFeatures features) {
    return ROWS.stream()
        .filter(row -> row.features().equals(features))
        .findFirst()
        .orElseThrow()
        .provenance()
        .group();
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
