package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeDialsTest {
  /// Three in four: too little for the stricter dials.
  private static final Classifier HOPEFUL =
      _ ->
          new ClassifierAnswer.Classified(
              new Classification(
                  new TierDistribution(
                      List.of(new Probability(0.75), Probability.ZERO, new Probability(0.25))),
                  Map.of(TaskType.GENERATE_FROM_SPEC, Probability.ONE),
                  "hopeful-1"));

  @Test
  void lenientDialsGoFastAndStrictOnesGoPremium() {
    var table = table(Map.of(Source.LIVECODEBENCH, Questions.of(40, List.of(0.5, 0.8, 1.0))));
    assertThat(worth(table, "balanced").success().value()).isEqualTo(0.5);
    assertThat(worth(table, "balanced").cost().value()).isCloseTo(0.2, within(1e-6));
    assertThat(worth(table, "balanced").tiers()).containsExactly(1.0, 0.0, 0.0);
    assertThat(worth(table, "strict").success().value()).isEqualTo(1);
    assertThat(worth(table, "strict").cost().value()).isEqualTo(1);
  }

  @Test
  void aSmallTableWeighsAsMuchAsALargeOne() {
    var table =
        table(
            Map.of(
                Source.LIVECODEBENCH, Questions.of(10, List.of(0.0, 0.0, 1.0)),
                Source.ROUTELLM_GSM8K, Questions.of(90, List.of(1.0, 1.0))));
    assertThat(worth(table, "economy").success().value()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aTableOfTwoModelsSpeaksOfTheLadersEnds() {
    var table = table(Map.of(Source.ROUTELLM_GSM8K, Questions.of(40, List.of(0.5, 1.0))));
    assertThat(worth(table, "economy").tiers()).containsExactly(1.0, 0.0, 0.0);
    assertThat(worth(table, "at 0.98").tiers()).containsExactly(0.0, 0.0, 1.0);
  }

  private static DialTable table(Map<Source, List<ScoredExample>> questions) {
    return new OutcomeDials(questions, Deployment.usual(), HOPEFUL, new Bootstrap(50, 1))
        .table("table", NamedDial.ladder());
  }

  private static DialWorth worth(DialTable table, String dial) {
    return table.worths().stream()
        .filter(worth -> worth.dial().name().equals(dial))
        .findFirst()
        .orElseThrow();
  }
}
