package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void ranksTheTimesWhateverTheirOrder() {
    var times = new ArrayList<>(millis(200));
    Collections.shuffle(times, new Random(3));
    assertThat(Latencies.of(times))
        .isEqualTo(
            new Latencies(Duration.ofMillis(100), Duration.ofMillis(198), Duration.ofMillis(200)));
  }

  @Test
  void everyFigureOfASingleTimeIsThatTime() {
    var only = Duration.ofMillis(1);
    assertThat(Latencies.of(List.of(only))).isEqualTo(new Latencies(only, only, only));
  }

  @Test
  void oneSlowRequestInAHundredIsTheLongestButNotTheP99() {
    var latencies = Latencies.of(millis(100));
    assertThat(latencies.p99()).isEqualTo(Duration.ofMillis(99));
    assertThat(latencies.longest()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void refusesToRankNothing() {
    assertThatThrownBy(() -> Latencies.of(List.of())).hasMessageContaining("at least one time");
  }

  private static List<Duration> millis(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Duration::ofMillis).toList();
  }
}
