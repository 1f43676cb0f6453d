package dev.pointsman.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void tenthsOfTheRowsFallIntoEveryBin() {
    var histogram = Histogram.byDeciles(known(IntStream.range(0, 1_000).asDoubleStream()));
    assertThat(histogram.edges()).hasSize(9);
    assertThat(histogram.counts().subList(0, 10))
        .allSatisfy(n -> assertThat(n).isBetween(99L, 101L));
    assertThat(histogram.counts().getLast()).isZero();
  }

  @Test
  void whatIsMissingHasABinOfItsOwn() {
    var histogram = Histogram.byDeciles(List.of(OptionalDouble.of(1), OptionalDouble.empty()));
    assertThat(histogram.counts()).containsExactly(1L, 0L, 1L);
    assertThat(histogram.missing()).isEqualTo(0.5);
  }

  @Test
  void aFlagHasABinForEachOfItsValues() {
    var histogram = Histogram.byDeciles(known(DoubleStream.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1)));
    assertThat(histogram.edges()).containsExactly(0.0, 1.0);
    assertThat(histogram.counts()).containsExactly(4L, 6L, 0L, 0L);
  }

  /// By hand: shares .2 and .8 before, .5 and .5 now, both of many rows, two more bins empty.
  @Test
  void theIndexIsThatOfTheFormula() {
    var before = new Histogram(List.of(0.0, 1.0), List.of(200_000L, 800_000L, 0L, 0L));
    var now = new Histogram(List.of(0.0, 1.0), List.of(500_000L, 500_000L, 0L, 0L));
    var byHand = (0.5 - 0.2) * Math.log(0.5 / 0.2) + (0.5 - 0.8) * Math.log(0.5 / 0.8);
    assertThat(before.psi(now)).isCloseTo(byHand, within(1e-4));
    assertThat(now.psi(before)).isCloseTo(byHand, within(1e-4));
  }

  @Test
  void anEmptyBinLeavesTheIndexFinite() {
    var before = new Histogram(List.of(0.0), List.of(1_000L, 0L, 0L));
    var now = new Histogram(List.of(0.0), List.of(0L, 1_000L, 0L));
    assertThat(before.psi(now)).isFinite().isGreaterThan(5);
  }

  /// Its mean where nothing moves is `(bins - 1) (1/n + 1/m)`; of the eleven bins one stays empty.
  @Test
  void chanceAloneMovesTheIndexByAsMuchAsTheoryTells() {
    var random = new Random(4);
    var before = Histogram.byDeciles(known(random.doubles(5_000)));
    var mean =
        IntStream.range(0, 400)
            .mapToDouble(_ -> before.psi(before.counting(known(random.doubles(500)).stream())))
            .average()
            .orElseThrow();
    assertThat(mean).isCloseTo(9 * (1.0 / 500 + 1.0 / 5_000), within(0.003));
  }

  @Test
  void countsMustFitTheEdges() {
    assertThatThrownBy(() -> new Histogram(List.of(1.0, 0.0), List.of(1L, 1L, 1L, 1L)))
        .hasMessageContaining("rising edges");
    assertThatThrownBy(() -> new Histogram(List.of(0.0), List.of(1L)))
        .hasMessageContaining("two counts more than edges");
  }

  private static List<OptionalDouble> known(DoubleStream values) {
    return values.mapToObj(OptionalDouble::of).toList();
  }

  @Test
  void nothingKnownMakesNoBins() {
    var histogram = Histogram.byDeciles(Stream.generate(OptionalDouble::empty).limit(3).toList());
    assertThat(histogram.counts()).containsExactly(0L, 3L);
  }
}
