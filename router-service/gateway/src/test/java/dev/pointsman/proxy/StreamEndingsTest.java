package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.json.JsonReader;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answer.Framing;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served.Ending;
import dev.pointsman.upstream.SseEvent;
import dev.pointsman.upstream.SseFramer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the client of a stream is told at its end, and what is written down.
class StreamEndingsTest {
  private static final Reply HELLO = Reply.text("Hello, how are you today?");
  private static final Answer MESSAGE = Answers.messageStream(HELLO);
  private static final Answer CHAT = Answers.chatStream(HELLO, false);
  private static final String FAILURE = "data: {\"error\":{\"message\":\"no\",\"code\":500}}\n\n";
  private static final int STEP = 23;

  @AutoClose private final Stage anthropic = new Stage();
  @AutoClose private final Stage openAi = Stage.speaking(Dialect.OPENAI);
  private final RecordedClient client = new RecordedClient();

  static IntStream cutsOfAMessage() {
    return cuts(MESSAGE, "event: message_stop");
  }

  static IntStream cutsOfAChat() {
    return cuts(CHAT, "\"stop\"");
  }

  /// Places between the first frame and the word that ends the answer.
  private static IntStream cuts(Answer answer, String end) {
    var first = answer.pieces().getFirst().length();
    return IntStream.iterate(first, at -> at < answer.body().indexOf(end), at -> at + STEP);
  }

  @ParameterizedTest
  @MethodSource("cutsOfAMessage")
  void trial15AMessageThatIsCutAnywhereEndsWithAWellFormedError(int offset) {
    anthropic.upstream.then(MESSAGE.cutAt(offset, How.FIN));
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(events()).allSatisfy(event -> assertThat(JsonReader.read(event.data())).isNotNull());
    assertThat(events().getLast().name()).isEqualTo("error");
    assertThat(events().getLast().data()).startsWith("{\"type\":\"error\",\"error\":{");
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
  }

  @ParameterizedTest
  @MethodSource("cutsOfAChat")
  void trial15AChatThatIsCutAnywhereEndsWithAWellFormedError(int offset) {
    openAi.upstream.then(CHAT.cutAt(offset, How.FIN));
    var served = openAi.serve(chat(), client);
    assertThat(events()).allSatisfy(event -> assertThat(JsonReader.read(event.data())).isNotNull());
    assertThat(events().getLast().data()).startsWith("{\"error\":{");
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
  }

  @ParameterizedTest
  @MethodSource("cutsOfAChat")
  void aTranslatedStreamThatIsCutAnywhereSaysThatItBrokeOff(int offset) {
    openAi.upstream.then(CHAT.cutAt(offset, How.FIN));
    var served = openAi.serve(call(true, target(0)), client);
    assertThat(events().getLast().data())
        .contains("the upstream's answer broke off before its end");
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ": alive\n\n", "data: <html>\n\n"})
  void aTranslatedStreamWithoutAnEventOfItsApiIsToldByItsStatus(String frames) {
    openAi.upstream.then(Answer.events(List.of(frames)));
    var served = openAi.serve(call(true, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.headers().first("content-type")).contains("application/json");
    assertThat(client.text()).startsWith("{\"type\":\"error\",\"error\":{\"type\":\"api_error\"");
    assertThat(served.ending()).isEqualTo(Ending.ERROR);
  }

  @Test
  void aChatOverAnEmptyStreamOfMessagesIsToldByItsStatus() {
    anthropic.upstream.then(Answer.events(List.of()));
    var body = "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    anthropic.serve(call(Endpoint.CHAT_COMPLETIONS, body, true, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.text()).startsWith("{\"error\":{").contains("stopped before its end");
  }

  @Test
  void aTranslatedStreamBeginsWithWhatWasMeasuredOfTheRequest() {
    openAi.upstream.then(CHAT);
    openAi.serve(call(true, target(0)), client);
    assertThat(events().getFirst().data())
        .contains("\"input_tokens\":234,", "\"cache_read_input_tokens\":1000,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"usage\":null", ",\"usage\":{}"})
  void aTranslatedAnswerThatToldNoUsageTellsWhatWasMeasured(String untold) {
    var body = "{\"choices\":[{\"message\":{\"content\":\"Hello, you\"}}]";
    openAi.upstream.then(Answer.json(200, body + untold + "}"));
    openAi.serve(call(false, target(0)), client);
    assertThat(client.text())
        .contains("\"input_tokens\":234,", "\"cache_read_input_tokens\":1000,")
        .contains("\"output_tokens\":2");
  }

  @Test
  void whatAnAnswerReadAndNobodyToldIsWhatWasMeasuredOfTheRequest() {
    openAi.upstream.then(CHAT);
    var usage = openAi.serve(chat(), client).attempts().getLast().usage();
    assertThat(usage.input().value()).isEqualTo(234);
    assertThat(usage.cacheRead().value()).isEqualTo(1_000);
    assertThat(usage.output().value()).isPositive();
    assertThat(usage.isComplete()).isFalse();
  }

  @Test
  void whatAnAnswerToldStandsThoughItBrokeOff() {
    anthropic.upstream.then(MESSAGE.cutAt(MESSAGE.body().length() * 2 / 3, How.FIN));
    var usage = anthropic.serve(call(true, target(0)), client).attempts().getLast().usage();
    assertThat(usage.isComplete()).isFalse();
    assertThat(usage.input().value()).isPositive().isNotEqualTo(234);
  }

  @Test
  void anAnswerThatBrokeOffBeforeItsFirstWordReadNothing() {
    openAi.upstream.then(CHAT.cutAt(CHAT.pieces().getFirst().length(), How.FIN));
    var usage = openAi.serve(chat(), client).attempts().getLast().usage();
    assertThat(usage.input().value()).isZero();
  }

  @Test
  void trial15TheNameOfTheLastEventIsNoEnd() {
    var offset = MESSAGE.body().lastIndexOf("{\"type\":\"message_stop\"") + 5;
    anthropic.upstream.then(MESSAGE.cutAt(offset, How.FIN));
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(events().getLast().name()).isEqualTo("error");
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void trial14ALastFrameWithoutItsLastNewlinesReachesTheClient(int missing) {
    var whole = MESSAGE.body().substring(0, MESSAGE.body().length() - missing);
    anthropic.upstream.then(Answer.events(List.of(whole)).framed(Framing.UNTIL_CLOSE));
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(client.text()).isEqualTo(whole);
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
  }

  @Test
  void trial15AnErrorWithoutItsLastNewlinesIsAnEventOfItsOwn() {
    var cut = CHAT.pieces().getFirst() + FAILURE.strip();
    openAi.upstream.then(Answer.events(List.of(cut)).framed(Framing.UNTIL_CLOSE));
    var served = openAi.serve(chat(), client);
    assertThat(client.text()).isEqualTo(CHAT.pieces().getFirst() + FAILURE);
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
  }

  @Test
  void anErrorBeforeTheEndMarkIsAFailure() {
    var answer = Answer.events(List.of(CHAT.pieces().getFirst(), FAILURE, "data: [DONE]\n\n"));
    openAi.upstream.then(answer);
    var served = openAi.serve(chat(), client);
    assertThat(client.text()).isEqualTo(answer.body());
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.BROKEN_OFF);
    assertThat(served.attempts().getFirst().note()).contains("said in its stream that it failed");
  }

  @Test
  void anErrorInAHeldStreamIsAFailure() {
    var answer = Answer.events(List.of(CHAT.pieces().getFirst(), FAILURE, "data: [DONE]\n\n"));
    openAi.upstream.then(answer);
    var served = openAi.serve(chat(), client, (_, _) -> Optional.empty());
    assertThat(client.status()).isEqualTo(502);
    assertThat(served.attempts().getFirst().note()).contains("said in its stream that it failed");
  }

  @Test
  void aClientThatLeavesAfterTheWholeAnswerWasAnswered() {
    var frames = MESSAGE.pieces();
    anthropic.upstream.then(Answer.events(frames).silentAfter(frames.size()));
    Thread.ofVirtual().start(() -> leaveWithThe("message_stop"));
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.ANSWERED);
    assertThat(served.attempts().getFirst().usage().isComplete()).isTrue();
  }

  @Test
  void aClientThatLeavesBeforeTheLastChunkOfTheBodyWasAnswered() {
    anthropic.upstream.then(MESSAGE);
    var served = anthropic.serve(call(true, target(0)), client.leavingAtEnd());
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.ANSWERED);
  }

  @Test
  void aCutStreamIsPaidForOnceThoughItsClientLeaves() {
    anthropic.upstream.then(MESSAGE.cutAt(600, How.FIN));
    var served = anthropic.serve(call(true, target(0)), client.leavingAtEnd());
    assertThat(served.ending()).isEqualTo(Ending.CLIENT_GONE);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.BROKEN_OFF);
  }

  private void leaveWithThe(String end) {
    while (!client.text().contains(end)) {
      LockSupport.parkNanos(1_000_000);
    }
    client.leave();
  }

  private List<SseEvent> events() {
    var bytes = client.text().getBytes(StandardCharsets.UTF_8);
    return new SseFramer().accept(bytes, 0, bytes.length);
  }

  private static RelayCall chat() {
    var body = "{\"model\":\"auto\",\"stream\":true,\"messages\":[]}";
    return call(Endpoint.CHAT_COMPLETIONS, body, true, target(0));
  }
}
