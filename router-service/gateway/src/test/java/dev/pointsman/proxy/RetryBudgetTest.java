package dev.pointsman.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryBudgetTest {
  private static final int CALLS = 10_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.1, 0.5, 1})
  void callsThatAllFailAreTriedAgainWithinTheShare(double share) {
    var budget = new RetryBudget(share);
    var again = 0;
    for (var i = 0; i < CALLS; i++) {
      budget.firstTry();
      again += budget.takeRetry() || budget.takeStep() ? 1 : 0;
    }
    assertThat((double) again / CALLS).isBetween(share / 2, share);
  }

  @Test
  void aTokenForATryThatWasNotMadeComesBack() {
    var budget = new RetryBudget(0.01);
    assertThat(budget.takeStep()).isTrue();
    assertThat(budget.takeStep()).isFalse();
    budget.giveBack(1);
    assertThat(budget.takeStep()).isTrue();
  }

  @Test
  void retriesLeaveHalfOfTheTokensToTheStepsToOtherModels() {
    var budget = new RetryBudget(0.1);
    assertThat(Stream.generate(budget::takeRetry).takeWhile(isTaken -> isTaken)).hasSize(5);
    assertThat(Stream.generate(budget::takeStep).takeWhile(isTaken -> isTaken)).hasSize(5);
  }
}
