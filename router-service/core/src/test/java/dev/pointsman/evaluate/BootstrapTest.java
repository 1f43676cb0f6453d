package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theSameSeedGivesTheSameInterval() {
    var rows = Stream.iterate(0.0, x -> x + 1).limit(30).toList();
    assertThat(new Bootstrap(200, 5).estimate(rows, Object::toString, BootstrapTest::mean))
        .isEqualTo(new Bootstrap(200, 5).estimate(rows, Object::toString, BootstrapTest::mean));
  }

  @Test
  void coversTheTrueMeanAboutNinetyFiveTimesInAHundred() {
    var covered = IntStream.range(0, 400).filter(BootstrapTest::coversTheTrueMean).count();
    assertThat(covered).isBetween(360L, 398L);
  }

  @Test
  void rowsOfOneGroupAreDrawnTogether() {
    var rows = List.of("a1", "a2", "a3");
    var sizes = new Bootstrap(50, 1).estimate(rows, row -> "a", List::size);
    assertThat(List.of(sizes.low(), sizes.high())).containsExactly(3.0, 3.0);
  }

  private static boolean coversTheTrueMean(int seed) {
    var random = new Random(seed);
    var rows = Stream.generate(random::nextGaussian).limit(60).toList();
    var estimate = new Bootstrap(300, seed).estimate(rows, Object::toString, BootstrapTest::mean);
    return estimate.low() <= 0 && 0 <= estimate.high();
  }

  private static double mean(List<Double> rows) {
    return rows.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
