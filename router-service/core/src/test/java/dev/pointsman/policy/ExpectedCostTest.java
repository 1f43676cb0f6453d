package dev.pointsman.policy;

import static dev.pointsman.policy.Calls.distribution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.unit.Usd;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectedCostTest {
  private static final List<Usd> CALLS = List.of(Usd.of(0.2), Usd.of(0.6), Usd.of(1));

  @Test
  void aSureTierCostsItsCallAlone() {
    assertThat(cost(0.2, 1.6, 1, 0, 0).startingAt(0)).isEqualTo(Usd.of(0.2));
  }

  @Test
  void aFailureCostsTheAttemptAndTheNextTier() {
    assertThat(cost(0.2, 9, 0.5, 0.5, 0).startingAt(0).dollars())
        .isCloseTo(0.2 + 0.5 * (0.2 + 0.6), within(1e-8));
  }

  @Test
  void chancesAfterAFailureAreConditional() {
    var standardAfterFailure = 0.6 + 0.5 * (0.2 + 1);
    assertThat(cost(0.2, 9, 0.5, 0.25, 0.25).startingAt(0).dollars())
        .isCloseTo(0.2 + 0.5 * (0.2 + standardAfterFailure), within(1e-8));
  }

  @Test
  void aHopelessCallIsGivenUpAfterTheFirstFailure() {
    assertThat(cost(0.2, 1.6, 0, 0, 0).startingAt(0).dollars()).isCloseTo(1.8, within(1e-8));
  }

  @Test
  void theTopTierLosesLambdaWhereItFails() {
    assertThat(cost(0.2, 1.6, 0, 0, 0.5).startingAt(2).dollars()).isCloseTo(1.8, within(1e-8));
  }

  @Test
  void escalatesAtMostTwice() {
    var calls = IntStream.range(0, 5).mapToObj(_ -> Usd.of(1)).toList();
    var sufficiencies = Sufficiencies.onLadder(distribution(0, 0, 0, 0, 1), 5);
    var cost = new ExpectedCost(calls, sufficiencies, Usd.ZERO, Usd.of(100));
    assertThat(cost.startingAt(1)).isEqualTo(Usd.of(1 + 100));
    assertThat(cost.startingAt(2)).isEqualTo(Usd.of(3));
  }

  @Test
  void moreSufficiencyNeverCostsMore() {
    var luck = new Random(1);
    for (var i = 0; i < 2_000; i++) {
      var chances = Calls.randomChances(luck);
      var better = new double[] {chances[0] + chances[1], 0, 1 - chances[0] - chances[1]};
      for (var tier = 0; tier < 3; tier++) {
        assertThat(cost(0.3, 2, better).startingAt(tier))
            .isLessThanOrEqualTo(cost(0.3, 2, chances).startingAt(tier).plus(new Usd(9)));
      }
    }
  }

  @Test
  void neverCostsLessThanTheCallNorMoreThanGivingUp() {
    var luck = new Random(2);
    for (var i = 0; i < 2_000; i++) {
      var cost = cost(luck.nextDouble(), luck.nextDouble(5), Calls.randomChances(luck));
      for (var tier = 0; tier < 3; tier++) {
        assertThat(cost.startingAt(tier))
            .isBetween(CALLS.get(tier), CALLS.get(tier).plus(cost.nothingShips()));
      }
    }
  }

  private static ExpectedCost cost(double attempt, double nothing, double... chances) {
    return new ExpectedCost(
        CALLS, Sufficiencies.onLadder(distribution(chances), 3), Usd.of(attempt), Usd.of(nothing));
  }
}
