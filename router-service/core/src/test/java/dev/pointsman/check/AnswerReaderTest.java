package dev.pointsman.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.check.FinishedAnswer.Stop;
import dev.pointsman.check.FinishedAnswer.ToolCall;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {
  private static final FinishedAnswer ANSWER =
      new FinishedAnswer(
          "Hi", List.of(new ToolCall("f", "{\"a\":1}", false)), Stop.COMPLETE, false);
  private static final String RESPONSE =
      """
      {"status":"completed","output":[{"type":"reasoning","summary":[]},{"type":"message","content":\
      [{"type":"output_text","text":"Hi"}]},{"type":"function_call","name":"f","arguments":"{\\"a\\":1}"}]}\
      """;

  @Test
  void readsAChatCompletion() {
    var body =
        """
        {"choices":[{"message":{"content":"Hi","refusal":null,"tool_calls":[{"function":\
        {"name":"f","arguments":"{\\"a\\":1}"}}]},"finish_reason":"tool_calls"}]}\
        """;
    assertThat(AnswerReader.read(Dialect.OPENAI_CHAT, Body.of(body))).isEqualTo(ANSWER);
  }

  @Test
  void readsAnAnthropicMessage() {
    var body =
        """
        {"content":[{"type":"thinking","thinking":"x"},{"type":"text","text":"Hi"},{"type":\
        "tool_use","name":"f","input":{"a":1}}],"stop_reason":"tool_use"}\
        """;
    assertThat(AnswerReader.read(Dialect.ANTHROPIC_MESSAGES, Body.of(body))).isEqualTo(ANSWER);
  }

  @Test
  void readsAResponseWholeAndStreamed() {
    var end = "{\"type\":\"response.completed\",\"response\":" + RESPONSE + "}";
    var events = List.of("{\"type\":\"response.created\"}", end);
    assertThat(AnswerReader.read(Dialect.OPENAI_RESPONSES, Body.of(RESPONSE))).isEqualTo(ANSWER);
    assertThat(AnswerReader.readStream(Dialect.OPENAI_RESPONSES, events)).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @CsvSource({"OPENAI_CHAT", "OPENAI_RESPONSES", "ANTHROPIC_MESSAGES"})
  void aStreamWithoutAnEndIsCut(Dialect dialect) {
    assertThat(AnswerReader.readStream(dialect, List.of()).stop()).isEqualTo(Stop.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      textBlock =
          """
          OPENAI_CHAT        | TRUNCATED | {"choices":[{"finish_reason":"length"}]}
          OPENAI_CHAT        | REFUSED   | {"choices":[{"finish_reason":"content_filter"}]}
          OPENAI_CHAT        | REFUSED   | {"choices":[{"message":{"refusal":"No"},"finish_reason":"stop"}]}
          OPENAI_RESPONSES   | TRUNCATED | {"status":"incomplete"}
          OPENAI_RESPONSES   | REFUSED   | {"output":[{"type":"message","content":[{"refusal":"No"}]}]}
          ANTHROPIC_MESSAGES | TRUNCATED | {"stop_reason":"max_tokens"}
          ANTHROPIC_MESSAGES | REFUSED   | {"stop_reason":"refusal"}
          """)
  void readsWhyAnAnswerEnded(Dialect dialect, Stop stop, String body) {
    assertThat(AnswerReader.read(dialect, Body.of(body)).stop()).isEqualTo(stop);
  }

  @Test
  void freeformCallsAndSearchesAreSeen() {
    var body =
        """
        {"output":[{"type":"web_search_call"},{"type":"custom_tool_call","name":"apply_patch",\
        "input":"*** Begin"}]}\
        """;
    assertThat(AnswerReader.read(Dialect.OPENAI_RESPONSES, Body.of(body)))
        .isEqualTo(
            new FinishedAnswer(
                "", List.of(new ToolCall("apply_patch", "*** Begin", true)), Stop.COMPLETE, true));
  }
}
