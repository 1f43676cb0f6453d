package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.EASY;
import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.HARD;
import static dev.pointsman.policy.Calls.PLAIN;
import static dev.pointsman.policy.Calls.POLICY;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.SILENT;
import static dev.pointsman.policy.Calls.STANDARD;
import static dev.pointsman.policy.Calls.WITHOUT_RULES;
import static dev.pointsman.policy.Calls.lowest;
import static dev.pointsman.policy.Calls.reasons;
import static dev.pointsman.policy.Calls.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final ForcedChoice FORCED_FAST = new ForcedChoice.OfTier(FAST);
  private static final LastChoice LAST_FAST = new LastChoice.OfTier(FAST);
  private static final LastChoice LAST_OPUS = Calls.lastAt(PREMIUM, 100_000);

  @Test
  void servesTheCheapModelWhenItIsLikelyToSuffice() {
    var decision = POLICY.decide(PLAIN, EASY);
    assertThat(decision.model()).isEqualTo(new ModelId("claude-haiku-4-5"));
    assertThat(decision.confidence()).isEqualTo(Probability.ONE);
    assertThat(decision.propensity()).isEqualTo(Probability.ONE);
  }

  @Test
  void servesTheBestModelWhenOnlyItSuffices() {
    assertThat(POLICY.decide(PLAIN, HARD).tier()).isEqualTo(PREMIUM);
  }

  @Test
  void listsTheCostOfEveryTier() {
    assertThat(POLICY.decide(PLAIN, EASY).costs())
        .extracting(TierCost::tier)
        .containsExactly(FAST, STANDARD, PREMIUM);
  }

  @Test
  void aForcedTierIsAbsolute() {
    var decision =
        POLICY.decide(
            saying("fix auth"),
            HARD,
            Calls.forcing(FORCED_FAST).after(LAST_OPUS, SwitchWindow.TOOL_LOOP));
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(reasons(decision)).containsExactly("forced");
    assertThat(decision.classifierTier()).isEqualTo(PREMIUM);
  }

  @Test
  void aForcedModelIsAbsolute() {
    var forced = new ForcedChoice.OfModel(new ModelId("claude-sonnet-4-6"));
    var decision = POLICY.decide(saying("fix auth"), EASY, Calls.forcing(forced));
    assertThat(decision.model()).isEqualTo(new ModelId("claude-sonnet-4-6"));
    assertThat(decision.tier()).isEqualTo(STANDARD);
  }

  @Test
  void withoutAClassificationTheFallbackServes() {
    var decision = POLICY.decide(PLAIN, SILENT);
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(reasons(decision)).containsExactly("classifier-unavailable");
    assertThat(decision.confidence()).isEqualTo(Probability.ZERO);
  }

  @Test
  void withoutAClassificationTheLastTierServes() {
    var decision = POLICY.decide(PLAIN, SILENT, Calls.after(LAST_FAST));
    assertThat(decision.tier()).isEqualTo(FAST);
  }

  @Test
  void withoutAClassificationRulesStillBind() {
    assertThat(POLICY.decide(saying("fix auth"), SILENT).tier()).isEqualTo(PREMIUM);
    assertThat(POLICY.decide(saying("format it"), SILENT).tier()).isEqualTo(FAST);
  }

  @Test
  void neverSwitchesInsideAToolLoop() {
    var call = Calls.call("fix auth", Map.of("step", 3.0));
    var decision = POLICY.decide(call, HARD, Calls.after(LAST_FAST));
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(reasons(decision)).containsExactly("raising-word", "tool-loop");
  }

  @Test
  void readsTheLastTierFromTheFeatures() {
    var call = Calls.call("Why?", Map.of("step", 3.0, "last_tier", 2.0));
    assertThat(POLICY.decide(call, EASY).tier()).isEqualTo(PREMIUM);
  }

  @Test
  void staysWithTheSessionUnlessTheGainClearsTheMargin() {
    var even = lowest(0.66, 0.34, 0);
    var staying = WITHOUT_RULES.decide(PLAIN, even, Calls.after(new LastChoice.OfTier(STANDARD)));
    assertThat(staying.tier()).isEqualTo(STANDARD);
    assertThat(staying.classifierTier()).isEqualTo(FAST);
    assertThat(reasons(staying)).containsExactly("session");
  }

  @Test
  void leavesTheSessionsTierForAClearGain() {
    var decision = POLICY.decide(PLAIN, EASY, Calls.after(LAST_OPUS));
    assertThat(decision.tier()).isEqualTo(FAST);
  }

  @Test
  void aWarmCacheKeepsTheDearModel() {
    var call =
        Calls.call("Why?", Map.of("context_tokens", 100_000.0, "cached_prefix_tokens", 100_000.0));
    var decision = WITHOUT_RULES.decide(call, EASY, Calls.after(LAST_OPUS));
    assertThat(decision.tier()).isEqualTo(PREMIUM);
  }

  @Test
  void expectedOutputNeverExceedsTheClientsLimit() {
    var call = Calls.call("Why?", Map.of("prompt_tokens", 0.0, "max_output_tokens", 100.0));
    assertThat(POLICY.decide(call, EASY).chosen().call().dollars()).isEqualTo(100 * 5e-6);
  }

  @Test
  void theChosenTierHasTheLeastExpectedCost() {
    var luck = new Random(6);
    for (var i = 0; i < 1_000; i++) {
      var answer = lowest(Calls.randomChances(luck));
      var decision = WITHOUT_RULES.decide(Calls.randomCall(luck), answer);
      assertThat(decision.costs())
          .allMatch(cost -> cost.expected().compareTo(decision.chosen().expected()) >= 0);
      assertThat(decision.tier()).isEqualTo(decision.classifierTier());
    }
  }

  @Test
  void movingMassFromStandardToFastNeverRaisesTheTier() {
    var luck = new Random(7);
    for (var i = 0; i < 1_000; i++) {
      var chances = Calls.randomChances(luck);
      var call = Calls.randomCall(luck);
      var before = POLICY.decide(call, lowest(chances)).tier();
      var easier = lowest(chances[0] + chances[1], 0, chances[2]);
      assertThat(POLICY.decide(call, easier).tier()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void rulesThatRaiseNeverLowerTheTier() {
    var luck = new Random(8);
    for (var i = 0; i < 1_000; i++) {
      var answer = lowest(Calls.randomChances(luck));
      var cost = luck.nextDouble(100_000);
      var without = POLICY.decide(Calls.with("prompt_tokens", cost), answer).tier();
      var more = Calls.call("Why?", Map.of("prompt_tokens", cost, "stack_trace", 1.0));
      assertThat(POLICY.decide(more, answer).tier()).isGreaterThanOrEqualTo(without);
    }
  }

  @Test
  void sameCallSameDecision() {
    var luck = new Random(9);
    for (var i = 0; i < 200; i++) {
      var call = Calls.randomCall(luck);
      var answer = lowest(Calls.randomChances(luck));
      assertThat(POLICY.decide(call, answer)).isEqualTo(POLICY.decide(call, answer));
    }
  }

  @Test
  void everyCostIsPositiveAndNoLessThanItsCall() {
    var luck = new Random(10);
    for (var i = 0; i < 500; i++) {
      var decision = POLICY.decide(Calls.randomCall(luck), lowest(Calls.randomChances(luck)));
      assertThat(decision.costs())
          .allMatch(cost -> cost.call().nanos() > 0 && cost.expected().compareTo(cost.call()) >= 0);
    }
  }

  @Test
  void anAbsurdlyLargeCallIsStillDecided() {
    assertThat(POLICY.decide(Calls.with("context_tokens", 1e300), HARD).costs()).hasSize(3);
  }
}
