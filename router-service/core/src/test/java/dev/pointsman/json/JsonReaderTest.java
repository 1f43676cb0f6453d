package dev.pointsman.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
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
    refusal("[".repeat(1_000_000)).hasMessageContaining("at most 512 levels of nesting");
    refusal("{\"a\":".repeat(100_000)).hasMessageContaining("at most 512 levels of nesting");
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

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(String document) {
    return assertThatThrownBy(() -> JsonReader.read(document.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedJson.class);
  }
}
