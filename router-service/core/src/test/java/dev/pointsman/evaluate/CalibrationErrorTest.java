package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.evaluate.CalibrationError.Stated;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
  @Test
  void isTheGapBetweenConfidenceAndAccuracy() {
    var rows = List.of(new Stated(0.9, true), new Stated(0.9, false));
    assertThat(CalibrationError.of(rows)).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void isSmallWhenOutcomesAreDrawnWithTheStatedChance() {
    var random = new Random(3);
    var rows =
        Stream.generate(random::nextDouble)
            .map(p -> new Stated(p, random.nextDouble() < p))
            .limit(20_000)
            .toList();
    assertThat(CalibrationError.of(rows)).isLessThan(0.02);
  }

  @Test
  void isUndefinedWithoutRows() {
    assertThat(CalibrationError.of(List.of())).isNaN();
  }
}
