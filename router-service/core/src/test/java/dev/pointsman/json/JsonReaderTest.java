package dev.pointsman.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
  private static final String MARKS = "{}[]\",:\\ub0-.eEnt é\uFFFD\u0000\t\u2028/";

  @Test
  void readsADocument() {
    assertThat(
            JsonReader.read("{\"a\":[1,\"é\uD83D\uDE00\"]}".getBytes(StandardCharsets.UTF_8))
                .at("/a/1")
                .asText())
        .isEqualTo("é\uD83D\uDE00");
  }

  @Test
  void refusesWhatIsNotJsonAndSaysWhere() {
    refusal("{\"a\":\n secret}").hasMessage("line 2, column 2: expected valid JSON, got 's'");
  }

  @Test
  void refusesACutDocument() {
    refusal("{\"a\":[1,").hasMessageContaining("got the end of the input");
  }

  @Test
  void refusesNothing() {
    refusal("  ").hasMessage("expected a JSON document, got nothing");
  }

  @Test
  void refusesWhatFollowsTheDocument() {
    refusal("{} {}").hasMessageContaining("expected nothing after the JSON document");
  }

  @Test
  void refusesADoubledKey() {
    refusal("{\"model\":1,\"b\":{\"x\":1,\"x\":2}}").hasMessageContaining("a second \"x\"");
  }

  @Test
  void refusesNaN() {
    refusal("{\"a\":NaN}").hasMessageContaining("got NaN or an infinity");
  }

  @Test
  void refusesDepthOfAMillionWithoutOverflowingTheStack() {
    refusal("[".repeat(1_000_000))
        .hasMessage("line 1, column 513: expected at most 512 levels of nesting, got more of them");
    refusal("{\"a\":\n".repeat(100_000))
        .hasMessage("line 513, column 1: expected at most 512 levels of nesting, got more of them");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertThatThrownBy(() -> JsonReader.read(new byte[] {'"', 'a', (byte) 0xC3, '"'}))
        .isInstanceOf(MalformedJson.class)
        .hasMessage("byte 2: expected UTF-8, got the byte 0xC3");
  }

  @Test
  void readsAReplacementCharacterThatWasReallySent() {
    assertThat(JsonReader.read("[\"\uFFFD\"]".getBytes(StandardCharsets.UTF_8)).get(0).textValue())
        .isEqualTo("\uFFFD");
  }

  @Test
  void refusesASurrogateSpelledAsUtf8() {
    var bytes = new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    assertThatThrownBy(() -> JsonReader.read(bytes)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void refusesALoneSurrogateButNotAPairOrAnEscapedBackslash() {
    refusal("\"\\uD800x\"").hasMessageContaining("the lone surrogate");
    refusal("\"\\uDC00\"").hasMessageContaining("the lone surrogate");
    assertThat(JsonReader.read("\"\\uD83D\\uDE00\"").asText()).isEqualTo("\uD83D\uDE00");
    assertThat(JsonReader.read("\"\\\\uD800\"").asText()).isEqualTo("\\uD800");
  }

  @Test
  void refusesAByteOrderMark() {
    refusal("\uFEFF{}").hasMessageContaining("byte-order mark");
  }

  @Test
  void refusesANumberOfTenMillionDigits() {
    refusal("1".repeat(10_000_000)).hasMessageContaining("at most 1000 digits");
  }

  @Test
  void refusesJsonInAnotherEncoding() {
    var bytes = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> JsonReader.read(bytes)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void readsBytesAsItReadsText() {
    var chance = new Random(15);
    for (var i = 0; i < 20_000; i++) {
      var text = damaged(chance);
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(said(() -> JsonReader.read(bytes))).isEqualTo(said(() -> JsonReader.read(text)));
    }
  }

  /// A document in which some characters were exchanged for others.
  private static String damaged(Random chance) {
    var text =
        new StringBuilder(
            "{\"a\":[1.5e3,\"\\n\\u00e9é\uD83D\uDE00\"],\"b\":{\"c\":true,\"d\":null}}");
    for (var change = chance.nextInt(3); change > 0; change--) {
      var at = chance.nextInt(text.length());
      var pair = Character.isSurrogate(text.charAt(at));
      text.setCharAt(at, pair ? text.charAt(at) : MARKS.charAt(chance.nextInt(MARKS.length())));
    }
    return text.toString();
  }

  private static String said(Supplier<JsonNode> reading) {
    try {
      return reading.get().toString();
    } catch (MalformedJson refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(String document) {
    return assertThatThrownBy(() -> JsonReader.read(document.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedJson.class);
  }
}
