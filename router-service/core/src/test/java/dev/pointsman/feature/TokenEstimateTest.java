package dev.pointsman.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {
  private static final List<String> LINES =
      List.of(
          "the signal box keeps its own time\n",
          "  if (count > 0) { return (int) count; }\n",
          "2026-11-22 12:00:01 INFO 17 ms\n",
          "信号は赤です\n");

  @Test
  void countsFourLettersOrTwoSignsOrOneIdeograph() {
    assertThat(TokenEstimate.tokens("")).isZero();
    assertThat(TokenEstimate.tokens("word")).isOne();
    assertThat(TokenEstimate.tokens("{}();;")).isEqualTo(3);
    assertThat(TokenEstimate.tokens("信号")).isEqualTo(2);
  }

  @Test
  void judgesAVeryLongTextBySamplesAsWellAsByAll() {
    var random = new Random(7);
    var pieces =
        IntStream.range(0, 40)
            .mapToObj(_ -> LINES.get(random.nextInt(LINES.size())).repeat(2_000))
            .toList();
    var all = pieces.stream().mapToLong(TokenEstimate::tokens).sum();
    var text = pieces.stream().collect(Collectors.joining());
    assertThat((double) TokenEstimate.tokens(text) / all).isEqualTo(1, within(0.02));
  }
}
