package dev.pointsman.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.json.JsonReader;
import dev.pointsman.upstream.SseFramer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Parallel calls of a chat stream, whose pieces may come in any order.
class ParallelCallsTest {
  private static final String BEGIN = "{\"line\":";
  private static final String END = "7}";

  @Test
  void mixedPiecesOfCallsBecomeOneBlockAfterTheOther() {
    var sent =
        sent(
            call(0, "a", ""),
            call(1, "b", ""),
            call(0, "", BEGIN),
            call(1, "", BEGIN),
            call(0, "", END),
            call(1, "", END),
            finish("tool_calls"));
    assertThat(arguments(sent)).containsExactly("0 " + BEGIN, "0 " + END, "1 " + BEGIN + END);
    assertThat(names(sent).subList(1, 8))
        .containsExactly(
            "content_block_start",
            "content_block_delta",
            "content_block_delta",
            "content_block_stop",
            "content_block_start",
            "content_block_delta",
            "content_block_stop");
    assertThat(names(sent)).endsWith("message_delta", "message_stop");
  }

  @Test
  void theFirstCallIsPassedOnAsItComes() {
    var stream = Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
    stream.accept(call(0, "a", ""));
    stream.accept(call(1, "b", BEGIN));
    assertThat(arguments(stream.accept(call(0, "", BEGIN)))).containsExactly("0 " + BEGIN);
  }

  @Test
  void aCallThatBeginsWhenTheOneBeforeIsWholeIsPassedOnAsItComes() {
    var stream = Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
    stream.accept(call(0, "a", BEGIN + END));
    stream.accept(call(1, "b", ""));
    assertThat(arguments(stream.accept(call(1, "", BEGIN)))).containsExactly("1 " + BEGIN);
    assertThat(stream.accept(call(0, "", "\\n"))).isEmpty();
  }

  @Test
  void noMoreArgumentsCanFollowAWholeCall() {
    var sent = sent(call(0, "a", "{}"), call(1, "b", BEGIN), call(0, "", "7"));
    assertThat(sent.getLast().data()).contains("1 characters more");
  }

  @Test
  void wordsBetweenTwoPiecesOfACallComeBehindIt() {
    var words = chunk("{\"content\":\"Hi\",\"refusal\":\"No\"}", "null");
    var sent = sent(call(0, "a", BEGIN), words, words, call(0, "", END), finish("tool_calls"));
    assertThat(arguments(sent)).containsExactly("0 " + BEGIN, "0 " + END);
    assertThat(sent).filteredOn(event -> event.data().contains("\"text_delta\"")).hasSize(4);
    assertThat(names(sent)).endsWith("content_block_stop", "message_delta", "message_stop");
  }

  @Test
  void callsThatShareANumberAreToldApartByTheirIds() {
    var sent =
        sent(
            call(0, "a", BEGIN),
            call(0, "", END),
            call(0, "b", BEGIN),
            call(0, "", END),
            finish("stop"));
    assertThat(arguments(sent)).containsExactly("0 " + BEGIN, "0 " + END, "1 " + BEGIN, "1 " + END);
  }

  @Test
  void aCutStreamTellsNothingOfTheCallsThatWait() {
    var sent = sent(call(0, "a", BEGIN), call(1, "b", "{}"));
    assertThat(names(sent)).endsWith("content_block_delta", "error");
    assertThat(names(sent)).doesNotContain("content_block_stop");
  }

  @Test
  void aWaitingCallThatTheLimitCutIsNoCall() {
    var stream = Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
    var sent =
        Golden.all(
            stream,
            List.of(call(0, "a", BEGIN), call(1, "b", BEGIN), call(2, "c", ""), finish("length")));
    assertThat(arguments(sent)).containsExactly("0 " + BEGIN);
    assertThat(names(sent)).filteredOn("content_block_start"::equals).hasSize(1);
    assertThat(stream.notes()).contains("dropped a tool call that was cut off");
  }

  @Test
  void aWaitingCallWithBrokenArgumentsIsAnError() {
    var sent = sent(call(0, "a", ""), call(1, "b", BEGIN), call(0, "", "{}"), finish("tool_calls"));
    assertThat(sent.getLast().data())
        .contains("the upstream sent something other than a JSON object for a tool call");
  }

  @Test
  void whatWaitsHasABound() {
    var piece = call(1, "", "x".repeat(1 << 20));
    var chunks = new ArrayList<>(List.of(call(0, "a", ""), call(1, "b", "")));
    chunks.addAll(Collections.nCopies(SseFramer.LONGEST_FRAME >> 20, piece));
    var sent = sent(chunks.toArray(String[]::new));
    assertThat(sent.getLast().data())
        .contains("more than 16777216 characters behind an unfinished tool call");
  }

  @Test
  void aCallBeginsWithItsNameHoweverLateThatComes() {
    var sent =
        sent(
            call(0, "a", BEGIN).replace("\"name\":\"f\",", ""),
            call(0, "", END),
            finish("tool_calls"));
    assertThat(arguments(sent)).containsExactly("0 " + BEGIN, "0 " + END);
    assertThat(sent.get(1).data()).contains("\"id\":\"a\"", "\"name\":\"f\"");
    assertThat(names(sent)).endsWith("content_block_stop", "message_delta", "message_stop");
  }

  @Test
  void argumentsMayComeAsAnObject() {
    var whole = BEGIN + END;
    var escaped = whole.replace("\"", "\\\"");
    var sent = sent(call(0, "a", whole).replace('"' + escaped + '"', whole), finish("stop"));
    assertThat(arguments(sent)).containsExactly("0 " + whole);
    assertThat(names(sent)).endsWith("content_block_stop", "message_delta", "message_stop");
  }

  @Test
  void aNewIdInEveryPieceOfACallIsTheSameCall() {
    var rest = call(0, "b", END).replace("\"name\":\"f\",", "");
    var sent = sent(call(0, "a", BEGIN), rest, finish("tool_calls"));
    assertThat(arguments(sent)).containsExactly("0 " + BEGIN, "0 " + END);
    assertThat(names(sent)).endsWith("message_stop");
  }

  @Test
  void aCallWithoutANameIsAnError() {
    var nameless = call(0, "a", "{}").replace("\"name\":\"f\",", "");
    assertThat(sent(nameless, finish("tool_calls")).getLast().data())
        .contains("the upstream sent a tool call without a name");
  }

  @Test
  void aCallThatTheLimitCutBeforeItsNameIsNoCall() {
    var nameless = call(0, "a", "").replace("\"name\":\"f\",", "");
    var stream = Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ);
    var sent = Golden.all(stream, List.of(nameless, finish("length")));
    assertThat(names(sent)).endsWith("message_stop").doesNotContain("content_block_start");
    assertThat(stream.notes()).contains("dropped a tool call that was cut off");
  }

  @Test
  void whatWaitsForANameHasABound() {
    var piece = call(0, "a", "x".repeat(1 << 20)).replace("\"name\":\"f\",", "");
    var sent = sent(Collections.nCopies(17, piece).toArray(String[]::new));
    assertThat(sent.getLast().data()).contains("more than 16777216 characters");
  }

  private static List<StreamEvent> sent(String... chunks) {
    return Golden.all(
        Golden.MESSAGES_OVER_CHAT.stream(true, Golden.AT, Golden.READ), List.of(chunks));
  }

  private static List<String> names(List<StreamEvent> events) {
    return events.stream().map(StreamEvent::name).toList();
  }

  /// Each piece of a call's arguments behind its block's number.
  private static List<String> arguments(List<StreamEvent> events) {
    return events.stream()
        .map(event -> JsonReader.read(event.data()))
        .filter(event -> event.at("/delta/partial_json").isTextual())
        .map(event -> event.path("index") + " " + event.at("/delta/partial_json").textValue())
        .toList();
  }

  private static String finish(String reason) {
    return chunk("{}", "\"" + reason + "\"");
  }

  private static String call(int index, String id, String arguments) {
    return chunk(
        "{\"tool_calls\":[{\"index\":%d,\"id\":\"%s\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]}"
            .formatted(index, id, arguments.replace("\"", "\\\"")),
        "null");
  }

  private static String chunk(String delta, String finish) {
    return "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}"
        .formatted(delta, finish);
  }
}
