package dev.pointsman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bench.ClassifierSpeed.Round;
import dev.pointsman.onnx.ClassifierBenchmark.Line;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierSpeedTest {
  @Test
  void showsTheSpreadOverTheRoundsAndTheRatioWithinEach() {
    var quiet = new Round(List.of(line(10, 12)), List.of(line(30, 33)));
    var busy = new Round(List.of(line(20, 25)), List.of(line(50, 80)));
    var usual = new Round(List.of(line(12, 20)), List.of(line(36, 40)));
    assertThat(ClassifierSpeed.rows(List.of(busy, quiet, usual)))
        .containsExactly(
            List.of(
                "128 tokens",
                "12.00 (10.00 - 20.00)",
                "20.00 (12.00 - 25.00)",
                "36.00 (30.00 - 50.00)",
                "40.00 (33.00 - 80.00)",
                "3.0 (2.5 - 3.0)"));
  }

  private static Line line(int median, int p99) {
    return new Line("128 tokens", Duration.ofMillis(median), Duration.ofMillis(p99));
  }
}
