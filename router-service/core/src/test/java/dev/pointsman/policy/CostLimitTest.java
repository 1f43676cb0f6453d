package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.EASY;
import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.HARD;
import static dev.pointsman.policy.Calls.POLICY;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.STANDARD;
import static dev.pointsman.policy.Calls.TERMS;
import static dev.pointsman.policy.Calls.lowest;
import static dev.pointsman.policy.Calls.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.unit.Usd;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a client will pay for a call, against what the rules demand for it.
class CostLimitTest {
  private static final Usd UP_TO_STANDARD = Usd.of(0.03);
  private static final Usd UP_TO_FAST = Usd.of(0.01);
  private static final RequestFeatures SECURITY =
      Calls.call("check the security", Map.of("prompt_tokens", 2000.0));
  private static final RequestFeatures LONG =
      Calls.call("Why?", Map.of("prompt_tokens", 2000.0, "files", 3.0));

  @Test
  void theLimitStandsAboveARaisingWord() {
    var decision = decide(SECURITY, EASY, FAST, UP_TO_STANDARD);
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(reasons(decision)).containsExactly("raising-word", "limit-asked", "expected-cost");
    assertThat(decision.reasons().get(1).sentence())
        .isEqualTo(
            "the client pays at most 0.030000 USD, which no tier that the rules allow keeps:"
                + " standard does");
    assertThat(decide(SECURITY, HARD, FAST, UP_TO_FAST).tier()).isEqualTo(FAST);
  }

  @Test
  void theLimitStandsAboveAMinimumTier() {
    var decision = decide(LONG, HARD, FAST, UP_TO_FAST);
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(reasons(decision)).containsExactly("minimum-tier", "limit-asked", "expected-cost");
  }

  @Test
  void theLimitStandsAboveARolePin() {
    var planner = new RequestFeatures(Calls.PLAIN.text(), Calls.PLAIN.values(), "planner");
    assertThat(decide(planner, HARD, FAST, UP_TO_STANDARD).tier()).isEqualTo(STANDARD);
  }

  @Test
  void theLimitBindsWithoutAClassifierToo() {
    var decision = decide(SECURITY, Calls.SILENT, FAST, UP_TO_FAST);
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(reasons(decision))
        .containsExactly("raising-word", "limit-asked", "classifier-unavailable");
  }

  @Test
  void aLimitThatTheRulesKeepChangesNothing() {
    var decision = decide(LONG, HARD, FAST, UP_TO_STANDARD);
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(reasons(decision)).doesNotContain("limit-asked");
  }

  @ParameterizedTest
  @CsvSource({"2, 0.03", "1, 0.01", "0, 0"})
  void whereNoTierFromTheClientsMinimumKeepsItTheRulesHold(int minimum, double limit) {
    var decision = decide(SECURITY, EASY, Calls.LADDER.tier(minimum), Usd.of(limit));
    assertThat(decision.tier()).isEqualTo(PREMIUM);
    assertThat(reasons(decision)).contains("over-limit").doesNotContain("limit-asked");
  }

  @Test
  void theClientsMinimumHoldsBesideItsLimit() {
    assertThat(decide(SECURITY, EASY, STANDARD, UP_TO_STANDARD).tier()).isEqualTo(STANDARD);
  }

  @Test
  void theConfiguredLimitStaysBelowTheRules() {
    var usual = Calls.DEFAULTS;
    var frugal =
        new PolicySettings(
            usual.dial(),
            usual.rules(),
            usual.fallback(),
            usual.switchMargin(),
            UP_TO_STANDARD,
            usual.expectedOutput(),
            usual.exploration());
    assertThat(new Policy(Catalog.anthropic(), frugal).decide(SECURITY, EASY).tier())
        .isEqualTo(PREMIUM);
  }

  @Test
  void noCallCostsMoreThanItsClientPaysWhereATierKeepsThat() {
    var luck = new Random(43);
    for (var i = 0; i < 2_000; i++) {
      var features = Calls.randomCall(luck);
      var answer = lowest(Calls.randomChances(luck));
      var limit = Calls.any(luck, POLICY.decide(features, answer).costs()).call();
      var decision = decide(features, answer, FAST, limit);
      assertThat(decision.chosen().call()).isLessThanOrEqualTo(limit);
    }
  }

  private static RoutingDecision decide(
      RequestFeatures features, ClassifierAnswer answer, Tier minimum, Usd limit) {
    var control = new Control(ForcedChoice.none(), minimum, limit);
    return POLICY.decide(features, answer, TERMS.demanding(control));
  }
}
