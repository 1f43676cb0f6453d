package dev.pointsman.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedDialTest {
  @Test
  void everyNamedQualityIsOnTheLadder() {
    assertThat(NamedDial.ladder())
        .extracting(NamedDial::dial)
        .contains(Quality.ECONOMY.dial(), Quality.BALANCED.dial(), Quality.STRICT.dial());
  }

  @Test
  void aDialInForceThatIsNotOnTheLadderStandsBesideIt() {
    var ours = Quality.dial(0.3, 9);
    assertThat(NamedDial.ladderBeside(ours)).contains(new NamedDial("as configured", ours));
    assertThat(NamedDial.ladderBeside(Quality.STRICT.dial())).isEqualTo(NamedDial.ladder());
  }
}
