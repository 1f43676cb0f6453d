package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.FAST;
import static dev.pointsman.policy.Calls.HARD;
import static dev.pointsman.policy.Calls.PREMIUM;
import static dev.pointsman.policy.Calls.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.catalog.UpstreamModel;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.PromptCaching;
import dev.pointsman.session.WarmPrefixes;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Hand-computed: 100 000 tokens, of which 90 000 were sent before, and 1 000 tokens of answer.
class CacheCostTest {
  private static final RequestFeatures CALL =
      Calls.call(
          "Why?",
          Map.of(
              "context_tokens", 100_000.0,
              "cached_prefix_tokens", 90_000.0,
              "max_output_tokens", 1_000.0));

  @Test
  void theHoldingModelReadsWhatItHoldsAndWritesTheRest() {
    var last = Calls.lastAt(PREMIUM, 80_000);
    assertThat(cost(last, PREMIUM)).isEqualTo(Usd.of(0.05 + 0.04 + 0.0625 + 0.025));
  }

  @Test
  void anotherModelWritesTheWholePrefix() {
    var last = Calls.lastAt(PREMIUM, 80_000);
    assertThat(cost(last, FAST)).isEqualTo(Usd.of(0.1275));
    assertThat(cost(last, STANDARD)).isEqualTo(Usd.of(0.3825));
  }

  @Test
  void aColdCacheIsWrittenByTheSameModelToo() {
    assertThat(cost(Calls.lastAt(PREMIUM, 0), PREMIUM)).isEqualTo(Usd.of(0.6375));
  }

  @Test
  void noMoreIsWarmThanThePromptRepeats() {
    assertThat(cost(Calls.lastAt(PREMIUM, 500_000), PREMIUM)).isEqualTo(Usd.of(0.12));
  }

  @Test
  void twoModelsMayHoldTheConversation() {
    var held = Map.of(model(FAST), new TokenCount(90_000), model(PREMIUM), new TokenCount(90_000));
    var last =
        new LastChoice.OfModel(target(PREMIUM), new WarmPrefixes(held, PromptCaching.FIVE_MINUTES));
    assertThat(cost(last, FAST)).isEqualTo(Usd.of(0.024));
    assertThat(cost(last, PREMIUM)).isEqualTo(Usd.of(0.12));
  }

  @Test
  void aClientThatCachesNothingPaysThePlainPrice() {
    var last =
        new LastChoice.OfModel(target(PREMIUM), new WarmPrefixes(Map.of(), PromptCaching.UNSTATED));
    assertThat(cost(last, FAST)).isEqualTo(Usd.of(0.105));
  }

  @Test
  void aPrefixThatIsToStayForAnHourCostsTwiceItsInput() {
    var last =
        new LastChoice.OfModel(target(PREMIUM), new WarmPrefixes(Map.of(), PromptCaching.ONE_HOUR));
    assertThat(cost(last, PREMIUM)).isEqualTo(Usd.of(0.975));
  }

  @Test
  void aPrefixThatNobodyIsKnownToHoldCostsThePlainPriceAtEveryTier() {
    assertThat(cost(LastChoice.unknown(), FAST)).isEqualTo(Usd.of(0.105));
    assertThat(cost(LastChoice.unknown(), STANDARD)).isEqualTo(Usd.of(0.315));
    assertThat(cost(LastChoice.unknown(), PREMIUM)).isEqualTo(Usd.of(0.525));
  }

  private static Usd cost(LastChoice last, Tier tier) {
    return Calls.POLICY.decide(CALL, HARD, Calls.after(last)).costs().stream()
        .filter(cost -> cost.tier().equals(tier))
        .findFirst()
        .orElseThrow()
        .call();
  }

  private static Target target(Tier tier) {
    return new Target(tier, Catalog.anthropic().offers(tier).getFirst());
  }

  private static UpstreamModel model(Tier tier) {
    return UpstreamModel.of(target(tier).offer());
  }
}
