package dev.pointsman.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.evaluate.DialTable;
import dev.pointsman.evaluate.DialWorth;
import dev.pointsman.evaluate.Estimate;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.policy.Quality;
import dev.pointsman.unit.Probability;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialTextTest {
  @Test
  void theLowerEndOfTheIntervalIsSpokenOf() {
    assertThat(text(0.94).text())
        .contains("0.950 [0.940, 0.960]; the interval's lower end does, too");
    assertThat(text(0.95).text()).contains("the interval's lower end does not");
  }

  @Test
  void aTargetThatNoDialReachesHasNoLines() {
    assertThat(text(0.97).isReached()).isFalse();
    assertThat(text(0.97).text())
        .contains("'strict' comes nearest, with 0.950 [0.940, 0.960]", "retrain")
        .doesNotContain("policy:");
  }

  @Test
  void everyDialShowsItsFiguresAndItsTiers() {
    assertThat(text(0.9).text())
        .containsPattern("dial +failed_attempt +nothing_ships +success +cost +small +large")
        .containsPattern("strict +0.0001 \\+ 1.2 +0.0005 \\+ 3.6 +0.950 \\[0.940, 0.960\\]")
        .containsPattern("40.0 % +60.0 %");
  }

  private static DialText text(double target) {
    var worth =
        new DialWorth(
            new NamedDial("strict", Quality.STRICT.dial()),
            new Estimate(0.95, 0.94, 0.96, 10),
            new Estimate(0.7, 0.6, 0.8, 10),
            List.of(0.4, 0.6));
    var table = new DialTable("journal.db", List.of(worth), List.of());
    return new DialText(table, List.of("small", "large"), new Probability(target));
  }
}
