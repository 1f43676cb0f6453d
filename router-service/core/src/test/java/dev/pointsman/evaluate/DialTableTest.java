package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.policy.NamedDial;
import dev.pointsman.policy.Quality;
import dev.pointsman.unit.Probability;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialTableTest {
  private static final DialWorth CHEAP = worth("cheap", 0.90, 0.4);
  private static final DialWorth MIDDLING = worth("middling", 0.97, 0.6);
  private static final DialWorth DEAR = worth("dear", 0.99, 0.9);
  private static final DialTable TABLE =
      new DialTable("table", List.of(DEAR, MIDDLING, CHEAP), List.of());

  @Test
  void theCheapestDialThatReachesTheTargetIsChosen() {
    assertThat(TABLE.cheapest(new Probability(0.97))).contains(MIDDLING);
    assertThat(TABLE.cheapest(new Probability(0.98))).contains(DEAR);
  }

  @Test
  void whereNoneReachesItTheBestIsNearest() {
    assertThat(TABLE.cheapest(Probability.ONE)).isEmpty();
    assertThat(TABLE.nearest()).isEqualTo(DEAR);
  }

  @Test
  void aTableOfNothingIsRefused() {
    assertThatThrownBy(() -> new DialTable("table", List.of(), List.of()))
        .hasMessageContaining("expected the worth of at least one dial");
  }

  private static DialWorth worth(String name, double success, double cost) {
    return new DialWorth(
        new NamedDial(name, Quality.BALANCED.dial()),
        new Estimate(success, success, success, 1),
        new Estimate(cost, cost, cost, 1),
        List.of());
  }
}
