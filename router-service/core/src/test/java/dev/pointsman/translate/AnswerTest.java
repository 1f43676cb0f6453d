package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pointsman.json.JsonReader;
import dev.pointsman.request.Dialect;
import dev.pointsman.upstream.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
  private static final String CHAT =
      "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"message\":{\"role\":\"assistant\",%s},\"finish_reason\":\"%s\"}]}";
  private static final String CALL =
      "\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]";

  @ParameterizedTest
  @CsvSource({
    "end_turn, stop",
    "stop_sequence, stop",
    "max_tokens, length",
    "model_context_window_exceeded, length",
    "tool_use, tool_calls",
    "refusal, content_filter",
    "pause_turn, stop",
    "something_new, stop"
  })
  void tellsAChatClientWhyTheModelStopped(String reason, String finish) {
    var body = "{\"content\":[],\"stop_reason\":\"" + reason + "\"}";
    var answer = Golden.CHAT_OVER_MESSAGES.answer(Body.of(body), Golden.AT, Golden.READ).body();
    assertThat(JsonReader.read(answer.text()).at("/choices/0/finish_reason").asText())
        .isEqualTo(finish);
  }

  @ParameterizedTest
  @CsvSource({
    "stop, end_turn",
    "length, max_tokens",
    "tool_calls, end_turn",
    "function_call, end_turn",
    "content_filter, refusal",
    "something_new, end_turn"
  })
  void tellsAMessagesClientWhyTheModelStopped(String finish, String reason) {
    assertThat(stopReason(CHAT.formatted("\"content\":\"Hi\"", finish))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"stop", "tool_calls", "something_new"})
  void aCallIsAlwaysToolUse(String finish) {
    assertThat(stopReason(CHAT.formatted(CALL.formatted("{}"), finish))).isEqualTo("tool_use");
  }

  @Test
  void refusesArgumentsThatAreNoObject() {
    var body = CHAT.formatted(CALL.formatted("[1,"), "tool_calls");
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> stopReason(body))
        .withMessage(
            "/choices/0/message/tool_calls/0/function/arguments: expected a JSON object,"
                + " got something else");
  }

  @Test
  void argumentsMayBeAnObjectAlready() {
    var call = CALL.replace("\"%s\"", "{\"line\":7}");
    var answer =
        Golden.MESSAGES_OVER_CHAT.answer(
            Body.of(CHAT.formatted(call, "tool_calls")), Golden.AT, Golden.READ);
    assertThat(answer.body().text()).contains("\"input\":{\"line\":7}");
  }

  @ParameterizedTest
  @CsvSource({"1E+400", "1E-400", "12345678901234567890.123456789", "1.10", "98765432109876543210"})
  void aNumberKeepsEveryDigit(String number) {
    var body = Body.of(CHAT.formatted(CALL.formatted("{\\\"n\\\":" + number + "}"), "tool_calls"));
    var answer = Golden.MESSAGES_OVER_CHAT.answer(body, Golden.AT, Golden.READ);
    assertThat(answer.body().text()).contains("\"input\":{\"n\":" + number + "}");
  }

  @Test
  void aCallInTheOldFieldIsACall() {
    var body =
        CHAT.formatted("\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}", "function_call");
    assertThat(stopReason(body)).isEqualTo("tool_use");
  }

  @Test
  void dropsACallThatTheLimitCut() {
    var body = Body.of(CHAT.formatted(CALL.formatted("{"), "length"));
    var answer = Golden.MESSAGES_OVER_CHAT.answer(body, Golden.AT, Golden.READ);
    assertThat(answer.notes()).contains("dropped a tool call that was cut off");
    assertThat(answer.body().text()).contains("\"stop_reason\":\"max_tokens\"", "\"content\":[]");
  }

  @Test
  void dropsACallAtWhoseEndTheLimitWasReached() {
    var call = "{\"type\":\"tool_use\",\"id\":\"%s\",\"name\":\"f\",\"input\":{}}";
    var body =
        "{\"content\":[%s,%s],\"stop_reason\":\"max_tokens\"}"
            .formatted(call.formatted("a"), call.formatted("b"));
    var answer = Golden.CHAT_OVER_MESSAGES.answer(Body.of(body), Golden.AT, Golden.READ);
    assertThat(answer.notes()).contains("dropped a tool call that was cut off");
    assertThat(JsonReader.read(answer.body().text()).at("/choices/0/message/tool_calls"))
        .extracting(kept -> kept.path("id").asText())
        .containsExactly("a");
  }

  @Test
  void keepsTheTextOfContentInParts() {
    var parts =
        "\"content\":[{\"type\":\"thinking\",\"thinking\":[]},{\"type\":\"text\",\"text\":\"Hi\"}]";
    var answer =
        Golden.MESSAGES_OVER_CHAT.answer(
            Body.of(CHAT.formatted(parts, "stop")), Golden.AT, Golden.READ);
    assertThat(answer.body().text()).contains("[{\"type\":\"text\",\"text\":\"Hi\"}]");
    assertThat(answer.notes()).contains("dropped thinking");
  }

  @Test
  void tellsWhatIsKnownWhereTheUpstreamTellsNoUsage() {
    for (var untold : new String[] {"", "\"usage\":null,", "\"usage\":{},"}) {
      var body = CHAT.formatted("\"content\":\"Hi\"", "stop").replaceFirst("\\{", "{" + untold);
      var answer = Golden.MESSAGES_OVER_CHAT.answer(Body.of(body), Golden.AT, Golden.READ);
      assertThat(answer.body().text())
          .contains("\"input_tokens\":234,", "\"cache_read_input_tokens\":1000,");
      assertThat(answer.notes()).containsExactly("the upstream told no usage");
    }
  }

  @Test
  void refusesWhatIsNoAnswer() {
    assertThatExceptionOfType(Untranslatable.class).isThrownBy(() -> stopReason("<html>"));
    assertThatExceptionOfType(Untranslatable.class)
        .isThrownBy(() -> stopReason("{\"choices\":[]}"));
  }

  @Test
  void cannotServeResponsesClientsByOtherModels() {
    assertThat(Translation.between(Dialect.OPENAI_RESPONSES, Dialect.ANTHROPIC_MESSAGES))
        .isEqualTo(
            new Translation.Impossible(
                "a call of the OpenAI Responses API cannot be served by a model of the Anthropic"
                    + " Messages API"));
    assertThat(Translation.between(Dialect.OPENAI_CHAT, Dialect.OPENAI_CHAT))
        .isEqualTo(new Translation.Same());
  }

  private static String stopReason(String body) {
    var answer = Golden.MESSAGES_OVER_CHAT.answer(Body.of(body), Golden.AT, Golden.READ).body();
    return JsonReader.read(answer.text()).path("stop_reason").asText();
  }
}
