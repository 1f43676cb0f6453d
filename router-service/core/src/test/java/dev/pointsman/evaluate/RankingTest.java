package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.evaluate.Ranking.Scored;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void aPerfectOrderHasAucOne() {
    assertThat(
            Ranking.auc(
                List.of(new Scored(0.1, false), new Scored(0.2, false), new Scored(0.3, true))))
        .isEqualTo(1);
  }

  @Test
  void tiesCountHalf() {
    assertThat(
            Ranking.auc(
                List.of(new Scored(0.5, false), new Scored(0.5, true), new Scored(0.5, false))))
        .isEqualTo(0.5);
  }

  @Test
  void isUndefinedForASingleClass() {
    assertThat(Ranking.auc(List.of(new Scored(0.5, true)))).isNaN();
  }

  @Test
  void equalsTheShareOfOrderedPairs() {
    var random = new Random(7);
    var rows =
        Stream.generate(() -> new Scored(random.nextInt(20), random.nextInt(3) == 0))
            .limit(200)
            .toList();
    assertThat(Ranking.auc(rows)).isCloseTo(shareOfOrderedPairs(rows), within(1e-12));
  }

  private static double shareOfOrderedPairs(List<Scored> rows) {
    return rows.stream()
        .filter(Scored::positive)
        .flatMapToDouble(up ->
            rows.stream()
                .filter(row -> !row.positive())
                .mapToDouble(down -> (1 + Math.signum(up.score() - down.score())) / 2))
        .average()
        .orElseThrow();
  }
}
