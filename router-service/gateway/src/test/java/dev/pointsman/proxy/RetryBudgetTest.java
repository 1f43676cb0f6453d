package dev.pointsman.proxy;

import static org.assertj.core.api.Assertions.assertThat;

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
      again += budget.take() ? 1 : 0;
    }
    assertThat((double) again / CALLS).isBetween(share / 2, share);
  }

  @Test
  void aTokenForATryThatWasNotMadeComesBack() {
    var budget = new RetryBudget(0.01);
    assertThat(budget.take()).isTrue();
    assertThat(budget.take()).isFalse();
    budget.giveBack();
    assertThat(budget.take()).isTrue();
  }
}
