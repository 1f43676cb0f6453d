package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.EASY;
import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.HARD;
import static dev.pointsman.policy.Calls.LADDER;
import static dev.pointsman.policy.Calls.PLAIN;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.STANDARD;
import static dev.pointsman.policy.Calls.lowest;
import static dev.pointsman.policy.Calls.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  @Test
  void aTierWithoutModelsFallsUpward() {
    var offers = Map.of(FAST, List.of(offer("small", 1)), PREMIUM, List.of(offer("large", 5)));
    var decision = policy(offers, 100).decide(Calls.as("standard-role"), EASY, forced(STANDARD));
    assertThat(decision.tier()).isEqualTo(PREMIUM);
    assertThat(reasons(decision)).containsExactly("forced", "unavailable");
  }

  @Test
  void aTierAboveAllModelsFallsDownward() {
    var decision =
        policy(Map.of(FAST, List.of(offer("small", 1))), 100)
            .decide(Calls.saying("fix auth"), EASY);
    assertThat(decision.tier()).isEqualTo(FAST);
    assertThat(decision.reasons().getLast().sentence())
        .isEqualTo("premium offers no model: fast instead");
  }

  @Test
  void aFullContextWindowFallsUpward() {
    var decision = Calls.WITHOUT_RULES.decide(Calls.with("context_tokens", 300_000), EASY);
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(decision.classifierTier()).isEqualTo(FAST);
    assertThat(reasons(decision)).contains("unavailable");
  }

  @Test
  void aCallTooLargeForAllGoesToTheWidestWindow() {
    var decision = Calls.WITHOUT_RULES.decide(Calls.with("context_tokens", 3e6), HARD);
    assertThat(decision.tier()).isNotEqualTo(FAST);
    assertThat(reasons(decision)).contains("unavailable");
  }

  @Test
  void aTierThatServesThoughNoneCanTakeTheCallIsSaidToServeAllTheSame() {
    var only = policy(Map.of(STANDARD, List.of(offer("only", 1))), 100);
    var decision = only.decide(Calls.with("context_tokens", 3e6), EASY);
    assertThat(decision.reasons().getLast().sentence())
        .isEqualTo("standard cannot hold 3000000 tokens, nor can another: standard all the same");
  }

  @Test
  void aTierOverTheCostLimitFallsDownwardWhenNothingAboveIsCheaper() {
    var decision = policy(Catalog.anthropic().offers(), 0.03).decide(PLAIN, HARD);
    assertThat(decision.tier()).isEqualTo(STANDARD);
    assertThat(decision.reasons().getLast().sentence()).contains("premium would cost");
  }

  @Test
  void aForcedTierIsServedOverTheCostLimit() {
    var decision =
        policy(Catalog.anthropic().offers(), 0.0001).decide(PLAIN, HARD, forced(PREMIUM));
    assertThat(decision.tier()).isEqualTo(PREMIUM);
  }

  @Test
  void theCheaperOfTwoModelsServesItsTier() {
    var offers = Map.of(FAST, List.of(offer("dear", 2), offer("cheap", 1)));
    assertThat(policy(offers, 100).decide(PLAIN, EASY).model()).isEqualTo(new ModelId("cheap"));
  }

  @Test
  void aDearerTokenCanBeTheCheaperTask() {
    var terse = offer("terse", 2, 200_000, 0.28);
    var offers = Map.of(FAST, List.of(offer("wordy", 1), terse));
    assertThat(policy(offers, 100).decide(Calls.saying("Why?"), EASY).model())
        .isEqualTo(terse.model());
  }

  @Test
  void theWiderModelServesWhatTheCheaperCannotHold() {
    var offers = Map.of(FAST, List.of(offer("narrow", 1, 1_000, 1), offer("wide", 2)));
    assertThat(policy(offers, 100).decide(PLAIN, EASY).model()).isEqualTo(new ModelId("wide"));
  }

  @Test
  void theSessionsModelStaysWithinItsTier() {
    var offers = Map.of(FAST, List.of(offer("cheap", 1), offer("warm", 1.5)));
    var last = new LastChoice.OfModel(new Target(FAST, offer("warm", 1.5)), Calls.NOTHING_HELD);
    var decision = policy(offers, 100).decide(PLAIN, EASY, Calls.after(last));
    assertThat(decision.model()).isEqualTo(new ModelId("warm"));
  }

  @Test
  void aLadderWithoutItsMiddleTakesTheTopForPremiumWork() {
    var catalog = Catalog.anthropic();
    var offers = Map.of(FAST, catalog.offers(FAST), PREMIUM, catalog.offers(PREMIUM));
    assertThat(policy(offers, 100).decide(PLAIN, lowest(0, 1, 0)).tier()).isEqualTo(PREMIUM);
  }

  private static Policy policy(Map<Tier, List<ModelOffer>> offers, double maxCost) {
    var usual = Calls.DEFAULTS;
    return new Policy(
        new Catalog(LADDER, offers),
        new PolicySettings(
            usual.dial(),
            usual.rules(),
            usual.fallback(),
            usual.switchMargin(),
            Usd.of(maxCost),
            usual.expectedOutput(),
            usual.exploration()));
  }

  private static CallTerms forced(Tier tier) {
    return Calls.forcing(new ForcedChoice.OfTier(tier));
  }

  private static ModelOffer offer(String model, double price) {
    return offer(model, price, 200_000, 1);
  }

  private static ModelOffer offer(String model, double price, long window, double outputFactor) {
    return new ModelOffer(
        new ProviderId("test"),
        new ModelId(model),
        Price.perMillion(price, 5 * price),
        new TokenCount(window),
        outputFactor);
  }
}
