package dev.pointsman.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import java.time.Duration;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesCountTest {
  private static final long AROUND_ONE_MESSAGE = 6;

  @Test
  void countsWordsAsTheModelsVocabularyDoes() {
    assertThat(content("\"hello world\"")).isEqualTo(2 + AROUND_ONE_MESSAGE);
    assertThat(content("\"antidisestablishmentarianism\"")).isEqualTo(6 + AROUND_ONE_MESSAGE);
  }

  @Test
  void aTextCountsAlikeInABlock() {
    assertThat(content("[{\"type\":\"text\",\"text\":\"hello world\"}]"))
        .isEqualTo(content("\"hello world\""));
  }

  @Test
  void marksOfTheVocabularyInATextAreWords() {
    assertThat(content("\"<|endoftext|>\"")).isGreaterThan(1 + AROUND_ONE_MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"thinking\",\"thinking\":\"hello world\",\"signature\":\"x\"}",
        "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"Read\",\"input\":{\"path\":\"a.txt\"}}",
        "{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"hello world\"}",
        "{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"image\"}]}",
        "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"AAAA\"}}",
        "{\"type\":\"document\",\"source\":{\"type\":\"text\",\"data\":\"hello world\"}}",
        "{\"type\":\"document\",\"source\":{\"type\":\"base64\",\"data\":\"AAAA\"}}",
        "{\"type\":\"search_of_tomorrow\",\"query\":\"hello world\"}"
      })
  void everyKindOfBlockCounts(String block) {
    assertThat(content("[" + block + "]")).isGreaterThanOrEqualTo(2 + AROUND_ONE_MESSAGE);
  }

  @Test
  void systemTextAndToolsCount() {
    var bare = count("{\"messages\":[]}");
    var tool =
        "{\"name\":\"Read\",\"description\":\"Reads\",\"input_schema\":{\"type\":\"object\"}}";
    assertThat(count("{\"messages\":[],\"system\":\"hello world\"}")).isEqualTo(bare + 3 + 2);
    assertThat(count("{\"messages\":[],\"tools\":[" + tool + "]}")).isGreaterThan(bare + 8);
  }

  @Test
  void aPictureCountsTheSameWhateverItsBytes() {
    var picture = "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"data\":\"%s\"}}]";
    assertThat(content(picture.formatted("A".repeat(4_000_000))))
        .isEqualTo(content(picture.formatted("A")));
  }

  /// A word and its blank are one token.
  @Test
  void aTextBeyondTheBoundIsTakenToGoOnAsItBegan() {
    assertThat(content("\"" + " word".repeat(4_000_000) + "\""))
        .isCloseTo(4_000_000, Percentage.withPercentage(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " ", "=-", "\\n", "你", "\uD83D\uDE00", "QUJD"})
  void noTextTakesLong(String unit) {
    var text = unit.repeat(8_000_000 / unit.length());
    content("\"warm\"");
    var start = System.nanoTime();
    assertThat(content("\"" + text + "\"")).isPositive();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private static long content(String content) {
    return count("{\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}");
  }

  private static long count(String request) {
    return MessagesCount.of(JsonReader.read(request)).value();
  }
}
