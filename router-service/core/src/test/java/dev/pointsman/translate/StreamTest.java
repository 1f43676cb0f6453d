package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamTest {
  private static final String TEXT = chunk("{\"content\":\"Hi\"}", "null");
  private static final String STOP = chunk("{}", "\"stop\"");

  @Test
  void tellsTheUsageToAChatClientThatAskedOnly() {
    var events = Golden.text("chat-over-messages/streams/parallel-tools.in.jsonl").lines().toList();
    var sent = Golden.all(Golden.CHAT_OVER_MESSAGES.stream(false, Golden.AT, Golden.READ), events);
    assertThat(sent).noneMatch(event -> event.data().contains("usage"));
    assertThat(sent.getLast().data()).isEqualTo("[DONE]");
  }

  @Test
  void endsWithoutDoneWhenTheServerSendsNone() {
    var stream = messages();
    assertThat(names(Golden.all(stream, List.of(TEXT, STOP)))).endsWith("message_stop");
    assertThat(stream.state()).isEqualTo(StreamTranslator.State.FINISHED);
    assertThat(stream.notes()).containsExactly("the upstream told no usage");
  }

  @Test
  void beginsWithTheMeasuredUsage() {
    assertThat(usage(messages().accept(TEXT).getFirst()))
        .isEqualTo(
            "{\"input_tokens\":234,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":1000,\"output_tokens\":0}");
  }

  @Test
  void endsWithTheWordsThatPassedWhenNobodyTellsTheUsage() {
    var words = TEXT.replace("Hi", "Hello, signal box");
    var sent = Golden.all(messages(), List.of(words, call(0, "a", "{}"), STOP));
    assertThat(usage(sent.get(sent.size() - 2)))
        .isEqualTo(
            "{\"input_tokens\":234,\"cache_creation_input_tokens\":0,"
                + "\"cache_read_input_tokens\":1000,\"output_tokens\":4}");
  }

  @Test
  void saysNothingMoreAfterTheEnd() {
    var stream = messages();
    Golden.all(stream, List.of(TEXT, STOP, "[DONE]"));
    assertThat(stream.accept(TEXT)).isEmpty();
    assertThat(stream.finish()).isEmpty();
  }

  @Test
  void doneWithoutAFinishReasonIsACut() {
    var sent = Golden.all(messages(), List.of(TEXT, "[DONE]"));
    assertThat(names(sent)).endsWith("error").doesNotContain("message_stop");
  }

  @Test
  void garbageEndsWithAnError() {
    assertThat(names(Golden.all(messages(), List.of(TEXT, "<html>")))).endsWith("error");
    assertThat(Golden.all(chat(), List.of("<html>")).getLast().data()).startsWith("{\"error\"");
  }

  @Test
  void anErrorEventReachesAChatClient() {
    var error =
        "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy\"}}";
    assertThat(Golden.all(chat(), List.of(error)))
        .containsExactly(
            new StreamEvent(
                "",
                "{\"error\":{\"message\":\"Busy\",\"type\":\"server_error\",\"param\":null,"
                    + "\"code\":\"overloaded_error\"}}"));
  }

  @Test
  void anErrorChunkReachesAMessagesClient() {
    var error = "{\"error\":{\"message\":\"Slow down\",\"code\":\"rate_limit_exceeded\"}}";
    assertThat(Golden.all(messages(), List.of(error)))
        .containsExactly(
            new StreamEvent(
                "error",
                "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"Slow down\"}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':'Slow down','code':429} | rate_limit_error",
        "{'error':['Slow down']} | api_error",
        "{'object':'error','message':'Slow down','type':'BadRequest','code':400} |"
            + " invalid_request_error"
      })
  void anErrorChunkIsReadInWhateverShapeItComes(String chunk, String type) {
    assertThat(Golden.all(messages(), List.of(TEXT, chunk.replace('\'', '"'))).getLast().data())
        .isEqualTo(
            "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"Slow down\"}}"
                .formatted(type));
  }

  @Test
  void aStopReasonMayComeBeforeTheLastDelta() {
    var delta = "{\"type\":\"message_delta\",\"delta\":{%s},\"usage\":{\"output_tokens\":2}}";
    var sent =
        Golden.all(
            chat(),
            List.of(
                "{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}",
                delta.formatted("\"stop_reason\":\"end_turn\""),
                delta.formatted("\"stop_reason\":null"),
                delta.formatted(""),
                "{\"type\":\"message_stop\"}"));
    assertThat(sent).anyMatch(event -> event.data().contains("\"finish_reason\":\"stop\""));
    assertThat(sent.getLast().data()).isEqualTo("[DONE]");
  }

  @Test
  void aCallWithBrokenArgumentsIsNeverWhole() {
    var call = call(0, "call_1", "{\\\"line\\\":");
    var sent = Golden.all(messages(), List.of(call, chunk("{}", "\"tool_calls\"")));
    assertThat(names(sent)).endsWith("error").doesNotContain("content_block_stop", "message_stop");
  }

  @Test
  void aCallCutByTheLimitSaysSo() {
    var call = call(0, "call_1", "{\\\"line\\\":");
    var sent = Golden.all(messages(), List.of(call, chunk("{}", "\"length\"")));
    assertThat(sent.get(sent.size() - 2).data()).contains("\"stop_reason\":\"max_tokens\"");
  }

  @Test
  void aCallCutBeforeItsArgumentsIsNeverWhole() {
    var sent = Golden.all(chat(), callWithoutArguments("max_tokens"));
    assertThat(sent).noneMatch(event -> event.data().contains("\"arguments\":\"{}\""));
    assertThat(sent).anyMatch(event -> event.data().contains("\"finish_reason\":\"length\""));
  }

  @Test
  void aCallWithoutArgumentsGetsAnObject() {
    var sent = Golden.all(chat(), callWithoutArguments("tool_use"));
    assertThat(sent).filteredOn(event -> event.data().contains("\"arguments\":\"{}\"")).hasSize(1);
  }

  @Test
  void anEmptyFinishReasonSaysNothing() {
    var sent = Golden.all(messages(), List.of(TEXT, STOP, chunk("{}", "\"\"")));
    assertThat(names(sent)).endsWith("message_stop");
  }

  @Test
  void callsWithoutNumbersBeginWithTheirIds() {
    var first = call(0, "a", "{}").replace("\"index\":0,\"id\"", "\"id\"");
    var second = call(0, "b", "{}").replace("\"index\":0,\"id\"", "\"id\"");
    var sent = Golden.all(messages(), List.of(first, second, STOP));
    assertThat(names(sent)).filteredOn("content_block_start"::equals).hasSize(2);
    assertThat(sent.get(sent.size() - 2).data()).contains("\"stop_reason\":\"tool_use\"");
  }

  @Test
  void onlyTheFirstOfSeveralAnswersIsTold() {
    var other = TEXT.replace("\"index\":0", "\"index\":1").replace("Hi", "Or so");
    var sent = Golden.all(messages(), List.of(other, TEXT, STOP, other));
    assertThat(sent).noneMatch(event -> event.data().contains("Or so"));
    assertThat(sent).anyMatch(event -> event.data().contains("Hi"));
  }

  @Test
  void aCallInTheOldFieldIsACall() {
    var begin = chunk("{\"function_call\":{\"name\":\"f\",\"arguments\":\"\"}}", "null");
    var rest = chunk("{\"function_call\":{\"arguments\":\"{}\"}}", "null");
    var stop = chunk("{}", "\"function_call\"");
    var sent = Golden.all(messages(), List.of(begin, rest, stop));
    assertThat(sent.get(1).data()).contains("\"tool_use\"", "\"name\":\"f\"");
    assertThat(sent.get(2).data()).contains("\"partial_json\":\"{}\"");
    assertThat(sent.get(sent.size() - 2).data()).contains("\"stop_reason\":\"tool_use\"");
  }

  private static List<String> callWithoutArguments(String stopReason) {
    return List.of(
        "{\"type\":\"message_start\",\"message\":{\"id\":\"m\"}}",
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"f\",\"input\":{}}}",
        "{\"type\":\"content_block_stop\",\"index\":0}",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"%s\"}}".formatted(stopReason),
        "{\"type\":\"message_stop\"}");
  }

  private static StreamTranslator messages() {
    return Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
  }

  private static StreamTranslator chat() {
    return Golden.CHAT_OVER_MESSAGES.stream(true, Golden.AT, Golden.READ);
  }

  /// Of a message's first event, or of its last but one.
  private static String usage(StreamEvent event) {
    var json = JsonReader.read(event.data());
    return json.path("message").path("usage").toString() + json.path("usage");
  }

  private static List<String> names(List<StreamEvent> events) {
    return events.stream().map(StreamEvent::name).toList();
  }

  private static String chunk(String delta, String finish) {
    return "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}"
        .formatted(delta, finish);
  }

  private static String call(int index, String id, String arguments) {
    return chunk(
        "{\"tool_calls\":[{\"index\":%d,\"id\":\"%s\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]}"
            .formatted(index, id, arguments),
        "null");
  }
}
