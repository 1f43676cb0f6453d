package dev.pointsman.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void climbsWhileFailuresAreNoticed() {
    var course = Course.of(TinyFleet.task(List.of(0.5, 0.5)), 0, TinyFleet.HABITS);
    assertThat(course.shipped()).isEqualTo(0.5 + 0.5 * 0.8 * 0.5, within(1e-9));
    assertThat(course.usd()).isEqualTo(0.002 + 0.5 * 0.8 * 0.01, within(1e-9));
    assertThat(course.tokens()).isEqualTo(1_400, within(1e-6));
    assertThat(course.shippedTokens()).isEqualTo(700, within(1e-6));
  }

  @Test
  void chargesEveryFailedTryAndWhatIsLost() {
    var course = Course.of(TinyFleet.task(List.of(0.0, 0.0)), 1, TinyFleet.HABITS);
    assertThat(course.rework()).isEqualTo(0.0001 + 0.5 * 0.01, within(1e-9));
    assertThat(course.loss()).isEqualTo(0.0005 + 2.2 * 0.01, within(1e-9));
    assertThat(course.total()).isEqualTo(course.usd() + course.rework() + course.loss());
  }

  @Test
  void theOracleGivesTheHopelessToTheCheapestTier() {
    assertThat(TinyFleet.task(List.of(0.0, 0.0)).first().oracle()).isZero();
    assertThat(TinyFleet.task(List.of(0.0, 1.0)).first().oracle()).isEqualTo(1);
    assertThat(TinyFleet.task(List.of(1.0, 1.0)).first().oracle()).isZero();
  }
}
