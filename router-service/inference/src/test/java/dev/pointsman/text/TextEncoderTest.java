package dev.pointsman.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.feature.ClassifierText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextEncoderTest {
  private static final long CLS = 2;
  private static final long SEP = 3;

  private final TextEncoder encoder = new TextEncoder(tokenizer());

  @AfterAll
  void close() {
    encoder.close();
  }

  @Test
  void framesThePromptAlone() {
    var encoded = encoder.encode(new ClassifierText("fix the bug", ""), 64);
    assertThat(encoded.length()).isEqualTo(5);
    assertThat(encoded.ids()).startsWith(CLS).endsWith(SEP);
    assertThat(encoded.types()).containsOnly(0);
  }

  @Test
  void marksTheDigestAsTheSecondSegment() {
    var encoded = encoder.encode(new ClassifierText("fix", "test error"), 64);
    assertThat(encoded.types()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(encoded.ids()[2]).isEqualTo(SEP);
  }

  @Test
  void keepsHeadAndTailOfALongPrompt() {
    var text = "fix " + "again ".repeat(500) + "error";
    var whole = encoder.encode(new ClassifierText("fix error", ""), 64).ids();
    var ids = encoder.encode(new ClassifierText(text, ""), 16).ids();
    assertThat(ids).hasSize(16);
    assertThat(ids[1]).isEqualTo(whole[1]);
    assertThat(ids[14]).isEqualTo(whole[2]);
  }

  @Test
  void grantsTheDigestAThirdAtMost() {
    var encoded = encoder.encode(new ClassifierText("fix ".repeat(99), "error ".repeat(99)), 33);
    assertThat(encoded.length()).isEqualTo(33);
    assertThat(Arrays.stream(encoded.types()).sum()).isEqualTo(11);
  }

  @Test
  void staysWithinTheWindowWhateverTheText() {
    var random = new Random(7);
    for (var i = 0; i < 200; i++) {
      var window = 8 + random.nextInt(56);
      var encoded = encoder.encode(new ClassifierText(noise(random), noise(random)), window);
      assertThat(encoded.length()).isBetween(2, window);
    }
  }

  @Test
  void readsNoMoreOfAHugeTextThanOfALongOne() {
    var huge = "fix ".repeat(500_000);
    var fastest = Long.MAX_VALUE;
    for (var i = 0; i < 5; i++) {
      var start = System.nanoTime();
      encoder.encode(new ClassifierText(huge, huge), 64);
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    assertThat(fastest).isLessThan(500_000_000);
  }

  @Test
  void refusesATokenizerThatIsNone() {
    assertThatThrownBy(() -> new TextEncoder("{}")).isInstanceOf(RuntimeException.class);
  }

  private static String noise(Random random) {
    return random
        .ints(random.nextInt(400), 1, 0x11000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String tokenizer() {
    try {
      return Files.readString(Path.of("src/test/resources/tiny-1/tokenizer.json"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
