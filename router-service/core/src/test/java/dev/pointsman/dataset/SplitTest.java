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
  void aGroupStaysWhereItIsForEver() {
    assertThat(Split.bucket("pinned", 1_000)).isEqualTo(785);
    assertThat(Split.bucket("contest 1873", 1_000)).isEqualTo(464);
  }
}
