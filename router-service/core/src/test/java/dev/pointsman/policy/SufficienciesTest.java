package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.distribution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.classify.TierDistribution;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SufficienciesTest {
  @Test
  void aLadderOfTheSameSizeTakesTheChancesAsTheyAre() {
    assertThat(onLadder(distribution(0.5, 0.25, 0.125), 3)).containsExactly(0.5, 0.75, 0.875);
  }

  @Test
  void aLadderOfTwoTakesBothEnds() {
    assertThat(onLadder(distribution(0.5, 0.25, 0.125), 2)).containsExactly(0.5, 0.875);
  }

  @Test
  void aLadderOfFiveInterpolates() {
    assertThat(onLadder(distribution(0.5, 0.25, 0.125), 5))
        .containsExactly(0.5, 0.625, 0.75, 0.8125, 0.875);
  }

  @Test
  void aClassifierOfOneTierSaysTheSameOfEveryTier() {
    assertThat(onLadder(distribution(0.5), 3)).containsExactly(0.5, 0.5, 0.5);
  }

  @Test
  void staysMonotoneOnEveryLadder() {
    var luck = new Random(3);
    for (var i = 0; i < 1_000; i++) {
      var tiers = distribution(Calls.randomChances(luck));
      assertThat(onLadder(tiers, 2 + luck.nextInt(4))).isSorted();
    }
  }

  private static List<Double> onLadder(TierDistribution tiers, int size) {
    return Sufficiencies.onLadder(tiers, size).stream().map(Probability::value).toList();
  }
}
