package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bundle.ActiveModel;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.dataset.BadRow;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTrialTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Policy POLICY =
      new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
  private static final List<GoldenCase> CASES =
      GoldenCase.read(PROJECT.resolve("training-data/golden.jsonl"));

  @TempDir private Path folder;

  @Test
  void theCommittedModelHoldsEveryCase() {
    var active = ActiveModel.folder(PROJECT.resolve("models")).orElseThrow();
    try (var model = OnnxClassifier.open(BundleReader.read(active), ClassifierSettings.batch())) {
      assertThat(new GoldenTrial(CASES, POLICY).missed(model)).isEmpty();
    }
  }

  @Test
  void thereAreCasesThatRulesBindAndCasesThatTheModelMustKnow() {
    assertThat(CASES).hasSizeGreaterThanOrEqualTo(40).allMatch(one -> !one.why().isBlank());
    assertThat(CASES.stream().map(GoldenCase::id)).doesNotHaveDuplicates();
    assertThat(CASES.stream().filter(one -> one.classifierLowest() > 0)).hasSizeGreaterThan(15);
  }

  @Test
  void namesTheCasesThatFlipAndWhyTheyMatter() {
    var check = new GoldenTrial(CASES, POLICY).check(sayingAlways(0), sayingAlways(2));
    assertThat(check.standing()).isEqualTo(Standing.MISSED);
    assertThat(check.missedBy()).isEqualTo("24 flipped");
    assertThat(check.note()).contains("heisenbug (a cause that nobody can point at)");
  }

  @Test
  void aCaseThatTheIncumbentMissesIsNoFlip() {
    var check = new GoldenTrial(CASES, POLICY).check(sayingAlways(0), sayingAlways(0));
    assertThat(check.standing()).isEqualTo(Standing.HELD);
    assertThat(check.note()).isEqualTo("24 were missed before, too");
  }

  @Test
  void asksALadderOfTwoForTheTierAtThatHeightOrTheNextAbove() {
    var policy = Deployment.usual().with(2).policy();
    assertThat(new GoldenTrial(CASES, policy).missed(sayingAlways(1))).isEmpty();
    assertThat(new GoldenTrial(CASES, policy).missed(sayingAlways(0))).hasSize(24);
  }

  @Test
  void refusesACaseOfAnUnknownTier() throws IOException {
    var file = folder.resolve("golden.jsonl");
    Files.writeString(file, "{\"id\":\"a\",\"prompt\":\"b\",\"lowest\":\"huge\",\"why\":\"c\"}\n");
    assertThatThrownBy(() -> GoldenCase.read(file))
        .isInstanceOf(BadRow.class)
        .hasMessageContaining("golden.jsonl:1: /lowest: expected one of [fast, standard, premium]");
  }

  private static Classifier sayingAlways(int tier) {
    var certain =
        IntStream.range(0, Ladder.DEFAULT.size())
            .mapToObj(rank -> rank == tier ? Probability.ONE : Probability.ZERO)
            .toList();
    var said =
        new Classification(
            new TierDistribution(certain), Map.of(TaskType.OTHER, Probability.ONE), "certain");
    return features -> new Classified(said);
  }
}
