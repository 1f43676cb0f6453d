package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.lowest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Tier;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialTest {
  @ParameterizedTest
  @CsvSource({"ECONOMY, 0.35", "BALANCED, 0.64", "STRICT, 0.78"})
  void flipsFromFastToStandardAtItsChance(Quality quality, double flip) {
    assertThat(highestChanceLeavingFast(quality.dial(), 1, 0)).isCloseTo(flip, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"ECONOMY, 0.35", "BALANCED, 0.64", "STRICT, 0.78"})
  void flipsFromFastToPremiumAtTheSameChance(Quality quality, double flip) {
    assertThat(highestChanceLeavingFast(quality.dial(), 0, 1)).isCloseTo(flip, within(0.02));
  }

  @Test
  void theLadderOfDialsFlipsWhereItsNamesSay() {
    var named = NamedDial.ladder().stream().filter(dial -> dial.name().startsWith("at ")).toList();
    assertThat(named)
        .hasSize(6)
        .allSatisfy(dial ->
            assertThat(highestChanceLeavingFast(dial.dial(), 1, 0))
                .isCloseTo(Double.parseDouble(dial.name().substring(3)), within(0.02)));
  }

  @ParameterizedTest
  @CsvSource({"0.60, PREMIUM", "0.68, FAST"})
  void balancedGoesFastWhereThatSufficesTwiceInThree(double fast, String expected) {
    assertThat(decide(Quality.BALANCED, 50_000, fast, 0, 1 - fast).name())
        .isEqualToIgnoringCase(expected);
  }

  @ParameterizedTest
  @CsvSource({"ECONOMY", "BALANCED", "STRICT"})
  void aHopelessCallGoesCheap(Quality quality) {
    assertThat(decide(quality, 50_000, 0.01, 0.01, 0.03)).isEqualTo(Calls.FAST);
    assertThat(decide(quality, 50_000, 0, 0, 0)).isEqualTo(Calls.FAST);
  }

  @ParameterizedTest
  @CsvSource({"100", "1000", "10000", "100000"})
  void decidesAlikeForCallsOfEverySize(double tokens) {
    assertThat(decide(Quality.BALANCED, tokens, 0.4, 0.6, 0)).isEqualTo(Calls.STANDARD);
    assertThat(decide(Quality.BALANCED, tokens, 0.7, 0.3, 0)).isEqualTo(Calls.FAST);
  }

  @Test
  void aStricterDialNeverChoosesACheaperTier() {
    var luck = new Random(4);
    for (var i = 0; i < 1_000; i++) {
      var fast = luck.nextDouble();
      var standard = (1 - fast) * luck.nextDouble();
      var hopes = new double[] {fast, standard, 1 - fast - standard};
      var tiers = NamedDial.ladder().stream().map(dial -> decide(dial.dial(), 9_000, hopes));
      assertThat(tiers.toList()).isSorted();
    }
  }

  private static double highestChanceLeavingFast(Dial dial, double standard, double premium) {
    for (var percent = 100; percent > 0; percent--) {
      var fast = percent / 100.0;
      var tier = decide(dial, 50_000, fast, standard * (1 - fast), premium * (1 - fast));
      if (!tier.equals(Calls.FAST)) {
        return fast;
      }
    }
    return 0;
  }

  private static Tier decide(Quality quality, double tokens, double... chances) {
    return decide(quality.dial(), tokens, chances);
  }

  private static Tier decide(Dial dial, double tokens, double... chances) {
    var settings = Calls.DEFAULTS.withoutRules(Calls.LADDER).withDial(dial);
    return new Policy(Catalog.anthropic(), settings)
        .decide(Calls.call("Why?", Map.of("context_tokens", tokens)), lowest(chances))
        .tier();
  }
}
