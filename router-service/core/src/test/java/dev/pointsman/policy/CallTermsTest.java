package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.EASY;
import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.HARD;
import static dev.pointsman.policy.Calls.PLAIN;
import static dev.pointsman.policy.Calls.POLICY;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.STANDARD;
import static dev.pointsman.policy.Calls.TERMS;
import static dev.pointsman.policy.Calls.lowest;
import static dev.pointsman.policy.Calls.reasons;
import static dev.pointsman.policy.Calls.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.session.CallKind;
import dev.pointsman.session.SwitchWindow;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.Usd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallTermsTest {
  private static final ProviderId ANTHROPIC = new ProviderId("anthropic");
  private static final LastChoice LAST_FAST = Calls.lastAt(FAST, 0);

  @Test
  void aMinimumAskedForRaisesTheTier() {
    var decision = POLICY.decide(PLAIN, EASY, demanding(STANDARD, Control.NO_LIMIT));
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(reasons(decision)).containsExactly("minimum-asked", "expected-cost");
  }

  @Test
  void aCapChoosesTheBestTierThatFits() {
    var decision = POLICY.decide(PLAIN, HARD, demanding(FAST, Usd.of(0.03)));
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(decision.reasons().getLast().sentence()).contains("over the limit of 0.030000 USD");
  }

  @Test
  void aCapBelowEveryCostTakesTheCheapestTierThatRulesAllow() {
    var decision = POLICY.decide(PLAIN, HARD, demanding(FAST, Usd.ZERO));
    assertThat(decision.tier()).isEqualTo(FAST);
    var bound = POLICY.decide(saying("fix auth"), EASY, demanding(STANDARD, Usd.ZERO));
    assertThat(bound.tier()).isEqualTo(PREMIUM);
    assertThat(reasons(bound)).contains("over-limit");
  }

  @Test
  void aCapBindsFallbacksAndCascade() {
    var decision = POLICY.decide(PLAIN, lowest(0.7, 0.25, 0.05), demanding(FAST, Usd.of(0.03)));
    assertThat(tiers(decision.fallbacks())).containsExactly(STANDARD);
    assertThat(tiers(decision.cascade())).containsExactly(STANDARD);
  }

  @Test
  void forcedBeatsAllElse() {
    var luck = new Random(41);
    for (var i = 0; i < 1_000; i++) {
      var tier = Calls.LADDER.tier(luck.nextInt(3));
      var kind = Calls.any(luck, List.of(CallKind.values()));
      var window = Calls.any(luck, List.of(SwitchWindow.values()));
      var control = new Control(new ForcedChoice.OfTier(tier), PREMIUM, Usd.ZERO);
      var terms = TERMS.as(kind).demanding(control).after(LAST_FAST, window);
      var answer = lowest(Calls.randomChances(luck));
      assertThat(POLICY.decide(Calls.randomCall(luck), answer, terms).tier()).isEqualTo(tier);
    }
  }

  @Test
  void aForcedModelHasNoOtherModelsForFallback() {
    var forced = new ForcedChoice.OfModel(new ModelId("claude-haiku-4-5"));
    var decision = POLICY.decide(PLAIN, HARD, Calls.forcing(forced));
    assertThat(decision.fallbacks()).isEmpty();
    assertThat(decision.cascade()).isEmpty();
  }

  @Test
  void aModelOutsideTheCatalogPassesThroughAtNoLowerPriceThanItsLikes() {
    var decision = POLICY.decide(PLAIN, EASY, passing("claude-haiku-4-5-20251001"));
    assertThat(decision.model()).isEqualTo(new ModelId("claude-haiku-4-5-20251001"));
    assertThat(decision.tier()).isEqualTo(FAST);
    var unheardOf = POLICY.decide(PLAIN, EASY, passing("claude-9"));
    assertThat(unheardOf.chosen().offer().price().input()).isEqualTo(Usd.of(5));
    assertThat(unheardOf.fallbacks()).isEmpty();
    assertThat(reasons(unheardOf)).containsExactly("pass-through");
  }

  @Test
  void aModelOfAnotherUsualCatalogPassesThroughAtItsOwnPrice() {
    var decision = POLICY.decide(PLAIN, EASY, passing("gpt-4o-2024-08-06"));
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(decision.chosen().offer().price().input()).isEqualTo(Usd.of(2.5));
  }

  @Test
  void anUnfitModelFallsUpwardAndSaysWhy() {
    var decision = POLICY.decide(PLAIN, EASY, TERMS.without(unfit(FAST)));
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(decision.reasons().getLast().sentence())
        .isEqualTo("fast cannot see images: standard instead");
  }

  @Test
  void anUnfitModelIsNoFallback() {
    var decision = POLICY.decide(PLAIN, EASY, TERMS.without(unfit(STANDARD)));
    assertThat(tiers(decision.fallbacks())).containsExactly(PREMIUM);
  }

  @Test
  void aForcedTierOfUnfitModelsFallsUpward() {
    var terms = Calls.forcing(new ForcedChoice.OfTier(FAST)).without(unfit(FAST));
    assertThat(POLICY.decide(PLAIN, EASY, terms).tier()).isEqualTo(STANDARD);
  }

  @Test
  void whereNothingIsFitSomethingIsStillChosen() {
    var all = new HashMap<>(unfit(FAST));
    all.putAll(unfit(STANDARD));
    all.putAll(unfit(PREMIUM));
    var decision = POLICY.decide(PLAIN, EASY, TERMS.without(all));
    assertThat(reasons(decision)).contains("unavailable");
  }

  @Test
  void fallsBackUpwardOnly() {
    assertThat(tiers(POLICY.decide(PLAIN, EASY).fallbacks())).containsExactly(STANDARD, PREMIUM);
    assertThat(POLICY.decide(PLAIN, HARD).fallbacks()).isEmpty();
  }

  @Test
  void aToolLoopHoldsAgainstRulesCapsAndMinimum() {
    var terms = demanding(PREMIUM, Usd.ZERO).after(LAST_FAST, SwitchWindow.TOOL_LOOP);
    var decision = POLICY.decide(saying("fix auth"), HARD, terms);
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(decision.cascade()).isEmpty();
    assertThat(reasons(decision)).containsExactly("raising-word", "minimum-asked", "tool-loop");
  }

  @Test
  void aRepeatedCallStaysWhereItWas() {
    var decision = POLICY.decide(PLAIN, HARD, TERMS.after(LAST_FAST, SwitchWindow.REPEATED_CALL));
    assertThat(reasons(decision)).containsExactly("repeated-call");
  }

  @Test
  void escalatesOnlyWhereARetryIsWorthIt() {
    assertThat(tiers(POLICY.decide(PLAIN, lowest(0.7, 0.25, 0.05)).cascade()))
        .containsExactly(STANDARD, PREMIUM);
    assertThat(POLICY.decide(PLAIN, EASY).cascade()).isEmpty();
    assertThat(POLICY.decide(PLAIN, lowest(0.05, 0, 0)).cascade()).isEmpty();
  }

  @Test
  void neverAdvisesMoreThanTwoEscalations() {
    var luck = new Random(42);
    IntStream.range(0, 1_000)
        .mapToObj(_ -> POLICY.decide(Calls.randomCall(luck), lowest(Calls.randomChances(luck))))
        .forEach(decision -> assertThat(decision.cascade()).hasSizeLessThanOrEqualTo(2));
  }

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"TITLE", "PROBE", "AUXILIARY"})
  void smallHousekeepingGoesToTheLowestTier(CallKind kind) {
    var terms = TERMS.as(kind).after(Calls.lastAt(PREMIUM, 0), SwitchWindow.NEW_PROMPT);
    assertThat(POLICY.decide(saying("fix auth"), HARD, terms).tier()).isEqualTo(FAST);
  }

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"COMPACTION", "TOKEN_COUNT", "SUGGESTION"})
  void whatContinuesTheConversationGoesToItsModel(CallKind kind) {
    var terms = TERMS.as(kind).after(Calls.lastAt(PREMIUM, 0), SwitchWindow.NEW_PROMPT);
    assertThat(POLICY.decide(PLAIN, EASY, terms).tier()).isEqualTo(PREMIUM);
  }

  @Test
  void aCompactionWithoutASessionGoesToTheMiddle() {
    var decision = POLICY.decide(PLAIN, EASY, TERMS.as(CallKind.COMPACTION));
    assertThat(decision.tier()).isEqualTo(STANDARD);
  }

  @Test
  void aGuardGetsTheBestThereIs() {
    var decision = POLICY.decide(PLAIN, EASY, TERMS.as(CallKind.SAFETY));
    assertThat(decision.tier()).isEqualTo(PREMIUM);
    assertThat(reasons(decision)).containsExactly("housekeeping");
  }

  @Test
  void onlyAFreeCallOfTheUsersNeedsAClassification() {
    assertThat(TERMS.needsClassification()).isTrue();
    assertThat(TERMS.as(CallKind.TITLE).needsClassification()).isFalse();
    assertThat(passing("claude-9").needsClassification()).isFalse();
  }

  private static CallTerms demanding(Tier minimum, Usd cap) {
    return TERMS.demanding(new Control(ForcedChoice.none(), minimum, cap));
  }

  private static CallTerms passing(String model) {
    return Calls.forcing(new ForcedChoice.PassThrough(ANTHROPIC, new ModelId(model)));
  }

  private static Map<UpstreamModel, String> unfit(Tier tier) {
    var offer = Catalog.anthropic().offers(tier).getFirst();
    return Map.of(UpstreamModel.of(offer), "cannot see images");
  }

  private static List<Tier> tiers(List<Target> targets) {
    return targets.stream().map(Target::tier).toList();
  }
}
