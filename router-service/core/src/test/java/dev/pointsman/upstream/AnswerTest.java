package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Answer.Garbled;
import dev.pointsman.upstream.Answer.Read;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void anAnswerIsReadWithItsUsageAndWhatTheFutureAdds() {
    var answer =
        read(
            Dialect.ANTHROPIC_MESSAGES,
            """
            {"model":"claude-x","content":[{"type":"new"}],"stop_reason":"tool_use","more":[{}],
             "usage":{"input_tokens":3,"cache_read_input_tokens":2,"output_tokens":1,"x":{"y":1}}}
            """);
    assertThat(answer).isInstanceOf(Read.class);
    var read = (Read) answer;
    assertThat(read.usage().cacheRead()).isEqualTo(new TokenCount(2));
    assertThat(read.stopReason()).isEqualTo("tool_use");
    assertThat(read.model()).isEqualTo("claude-x");
  }

  @Test
  void halfACharacterInAnAnswerIsNotOurAffair() {
    var body = "{\"choices\":[{\"message\":{\"content\":\"\\ud83d\"}}],\"usage\":null}";
    assertThat(read(Dialect.OPENAI_CHAT, body)).isInstanceOf(Read.class);
  }

  @Test
  void toCountTokensCostsNothing() {
    var answer = read(Dialect.ANTHROPIC_MESSAGES, "{\"input_tokens\":5000}");
    assertThat(((Read) answer).usage()).isEqualTo(Usage.NONE);
  }

  @Test
  void whatIsNoAnswerIsNamedWithoutAWordOfIt() {
    assertThat(reason("<html>secret</html>")).isEqualTo("expected a JSON object, got HTML or XML");
    assertThat(reason("")).isEqualTo("expected a JSON object, got nothing");
    assertThat(reason("{\"choices\":[")).isEqualTo("expected a JSON object, got something else");
    assertThat(reason("{\"error\":{}}")).isEqualTo("expected an answer, got an error");
    assertThat(reason("{}")).isEqualTo("expected an answer, got JSON of another kind");
  }

  private static String reason(String body) {
    return ((Garbled) read(Dialect.OPENAI_CHAT, body)).reason();
  }

  private static Answer read(Dialect dialect, String body) {
    return Answer.of(dialect, Body.of(body));
  }
}
