package dev.pointsman.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  @Test
  void passesOverBlankLinesAndCountsThem() {
    assertThat(lines("{}\n \t\r\n\n{\"a\":1}"))
        .extracting(JsonLines.Line::number)
        .containsExactly(1, 4);
  }

  @Test
  void theLastLineNeedsNoBreakAndABreakMakesNoLine() {
    assertThat(texts("1\n2")).containsExactly("1", "2");
    assertThat(texts("1\n2\n")).containsExactly("1", "2");
    assertThat(texts("")).isEmpty();
  }

  @Test
  void keepsLinesWholeHoweverTheyFallIntoChunks() {
    var random = new Random(1);
    var lines =
        IntStream.range(0, 60).mapToObj(i -> i + "x".repeat(random.nextInt(9_000))).toList();
    assertThat(texts(String.join("\n", lines))).isEqualTo(lines);
  }

  @Test
  void aLineOverTheLimitIsKeptToOneByteBeyondIt() {
    var overlong = "a".repeat(200_000);
    var lines = JsonLines.of(input(overlong + "\nb"), 100_000).toList();
    assertThat(lines).extracting(JsonLines.Line::length).containsExactly(100_001, 1);
  }

  private static List<String> texts(String file) {
    return lines(file).stream()
        .map(line -> new String(line.copy(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<JsonLines.Line> lines(String file) {
    return JsonLines.of(input(file), 1_000_000).toList();
  }

  private static ByteArrayInputStream input(String file) {
    return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
  }
}
