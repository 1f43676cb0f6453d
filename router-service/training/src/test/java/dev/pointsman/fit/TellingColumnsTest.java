package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellingColumnsTest {
  @Test
  void picksTheLoudest() {
    assertThat(TellingColumns.of(new double[][] {{1, 0, 0}, {0, 5, 0}, {0, 0, 3}}, 2))
        .containsExactly(1, 2);
  }

  @Test
  void picksOnceWhatTwoSay() {
    assertThat(TellingColumns.of(new double[][] {{9, 9, 0}, {9, 9, 0}, {0, 0, 1}}, 2))
        .containsExactly(0, 2);
  }

  @Test
  void picksAsManyAsAreWantedWhereTheyTellNothing() {
    assertThat(TellingColumns.of(new double[3][3], 2)).containsExactly(0, 1);
  }
}
