package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelSpeedTest {
  private static final Duration DEADLINE = Duration.ofMillis(20);

  @Test
  void isAmpleWhileSlowAnswersComeInTime() {
    assertThat(new ModelSpeed(Duration.ofMillis(14), DEADLINE).isAmple()).isTrue();
    assertThat(new ModelSpeed(Duration.ofMillis(15), DEADLINE).isAmple()).isFalse();
  }

  @Test
  void tellsBothTimes() {
    assertThat(new ModelSpeed(Duration.ofNanos(9_240_000), DEADLINE))
        .hasToString("a full text takes 9.2 ms, and a call waits 20 ms for it");
  }
}
