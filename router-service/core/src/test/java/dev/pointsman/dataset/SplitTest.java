package dev.pointsman.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void sharesAreSeventyTenAndTwentyPercent() {
    var counts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Split.of("group " + i))
            .collect(Collectors.groupingBy(split -> split, Collectors.counting()));
    assertThat(counts.get(Split.TEST)).isBetween(1_850L, 2_150L);
    assertThat(counts.get(Split.VALIDATION)).isBetween(880L, 1_120L);
  }

  @Test
  void everyGroupIsHeldOutInOneFoldAlone() {
    for (var i = 0; i < 1_000; i++) {
      var group = "group " + i;
      assertThat(
              IntStream.range(0, Split.FOLDS).filter(fold -> Split.of(group, fold) == Split.TEST))
          .containsExactly(Split.fold(group));
    }
  }

  @Test
  void theFirstFoldIsTheSplitForEver() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> "group " + i))
        .allMatch(group -> Split.of(group, 0) == Split.of(group));
  }

  @Test
  void aGroupStaysWhereItIsForEver() {
    assertThat(Split.bucket("pinned", 1_000)).isEqualTo(785);
    assertThat(Split.bucket("contest 1873", 1_000)).isEqualTo(464);
  }
}
