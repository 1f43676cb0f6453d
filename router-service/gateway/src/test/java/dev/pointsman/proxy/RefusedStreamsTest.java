package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.ProviderConfig.Dialect;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams that a provider opens with an error, in place of the status that says the same, and
/// errors as whole answers.
class RefusedStreamsTest {
  private static final Reply HELLO = Reply.text("Hello");
  private static final Answer OVERLOADED = refusing("overloaded_error");
  private static final Answer MESSAGE = Answers.messageStream(HELLO);
  private static final Answer CHAT = Answers.chatStream(HELLO, false);
  private static final Answer BUSY_CHAT = Faults.chatThenError(HELLO, 0, "no");

  @AutoClose private final Stage anthropic = new Stage();
  @AutoClose private final Stage openAi = Stage.speaking(Dialect.OPENAI);
  private final RecordedClient client = new RecordedClient();

  private static Answer refusing(String type) {
    return Faults.messageThenError(HELLO, 0, type, "no");
  }

  private static Answer wholly(String type) {
    return Answer.json(
        200, "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"no\"}}".formatted(type));
  }

  @ParameterizedTest
  @CsvSource({"overloaded_error,OVERLOADED", "rate_limit_error,OVERLOADED", "api_error,FAILED"})
  void aStreamThatOpensWithAPassingErrorIsTriedAgain(String type, Result result) {
    anthropic.upstream.then(refusing(type), MESSAGE);
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(client.text()).isEqualTo(MESSAGE.body());
    assertThat(results(served)).containsExactly(result, Result.ANSWERED);
  }

  @Test
  void aStreamThatIsTakenBackAgainAndAgainGoesUpward() {
    anthropic.upstream.then(OVERLOADED, OVERLOADED, OVERLOADED, MESSAGE);
    var served = anthropic.serve(call(true, target(0), target(2)), client);
    assertThat(client.text()).isEqualTo(MESSAGE.body());
    assertThat(served.attempts().getLast().target()).isEqualTo(target(2));
  }

  @Test
  void aClientIsToldOfATakenBackStreamByStatusAndTheProvidersError() {
    anthropic.upstream.then(OVERLOADED, OVERLOADED, OVERLOADED);
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(client.status()).isEqualTo(529);
    assertThat(client.headers().all("content-type")).containsExactly("application/json");
    assertThat(client.text()).isEqualTo(Faults.anthropic(529, "no").body());
    assertThat(served.ending()).isEqualTo(Ending.ERROR);
    assertThat(served.attempts())
        .hasSize(3)
        .allSatisfy(attempt -> assertThat(attempt.note()).contains("stands for status 529"));
  }

  @Test
  void aTranslatedClientIsToldOfATakenBackStreamInItsDialect() {
    openAi.upstream.then(BUSY_CHAT, BUSY_CHAT, BUSY_CHAT);
    openAi.serve(call(true, target(0)), client);
    assertThat(client.status()).isEqualTo(500);
    assertThat(client.text())
        .isEqualTo("{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"no\"}}");
  }

  @Test
  void anErrorAsTheWholeAnswerIsTriedAgainToo() {
    anthropic.upstream.then(wholly("overloaded_error"), Answers.message(HELLO));
    var served = anthropic.serve(call(false, target(0)), client);
    assertThat(client.text()).isEqualTo(Answers.message(HELLO).body());
    assertThat(results(served)).containsExactly(Result.OVERLOADED, Result.ANSWERED);
  }

  @Test
  void aClientIsToldOfAnErrorAsTheWholeAnswerByItsStatus() {
    var error = wholly("rate_limit_error");
    anthropic.upstream.then(error, error, error);
    anthropic.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(429);
    assertThat(client.text()).isEqualTo(error.body());
  }

  @ParameterizedTest
  @CsvSource({"invalid_request_error,400", "authentication_error,401", "new_error,502"})
  void aClientIsToldTheWordsOfAWholeErrorThatNoOtherTryMends(String type, int status) {
    anthropic.upstream.then(wholly(type));
    var served = anthropic.serve(call(false, target(0), target(1)), client);
    assertThat(client.status()).isEqualTo(status);
    assertThat(client.text()).isEqualTo(wholly(type).body());
    assertThat(served.attempts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"no such picture\",\"code\":400}}",
        "{\"error\":\"no such picture\"}"
      })
  void aTranslatedClientIsToldTheWordsOfAWholeErrorInItsDialect(String error) {
    openAi.upstream.then(Answer.json(200, error));
    openAi.serve(call(false, target(0)), client);
    assertThat(client.status()).isGreaterThanOrEqualTo(400);
    assertThat(client.text())
        .startsWith("{\"type\":\"error\"")
        .contains("\"message\":\"no such picture\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_request_error", "authentication_error", "new_error"})
  void anErrorThatNoOtherTryIsKnownToMendPasses(String type) {
    var answer = refusing(type);
    anthropic.upstream.then(answer);
    var served = anthropic.serve(call(true, target(0), target(1)), client);
    assertThat(client.text()).isEqualTo(answer.body());
    assertThat(results(served)).containsExactly(Result.BROKEN_OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {": alive\n\n", "event: ping\ndata: {\"type\":\"ping\"}\n\n"})
  void anErrorBehindWhateverFramePasses(String frame) {
    var answer = Answer.events(List.of(frame + OVERLOADED.body()));
    anthropic.upstream.then(answer);
    var served = anthropic.serve(call(true, target(0), target(1)), client);
    assertThat(client.text()).isEqualTo(answer.body());
    assertThat(results(served)).containsExactly(Result.BROKEN_OFF);
  }

  @Test
  void anErrorBehindTheFirstEventPasses() {
    var answer = Faults.messageThenError(HELLO, 1, "overloaded_error", "no");
    anthropic.upstream.then(Answer.events(List.of(answer.body())));
    anthropic.serve(call(true, target(0), target(1)), client);
    assertThat(client.text()).isEqualTo(answer.body());
  }

  @Test
  void anErrorBehindAPingOfOursPasses() {
    var impatient = Duration.ofMillis(80);
    var waiting =
        new RelaySettings.Waiting(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60), impatient);
    try (var stage = new Stage(waiting, 64)) {
      stage.upstream.then(Answer.events(List.of(OVERLOADED.body())).after(Duration.ofMillis(200)));
      var served = stage.serve(call(true, target(0), target(1)), client);
      assertThat(client.status()).isEqualTo(200);
      assertThat(client.text()).startsWith("event: ping").endsWith(OVERLOADED.body());
      assertThat(results(served)).containsExactly(Result.BROKEN_OFF);
    }
  }

  @Test
  void anErrorInPiecesAndWithoutItsLastNewlinesIsOneToo() {
    var frame = OVERLOADED.body().strip();
    var pieces = List.of(frame.substring(0, 30), frame.substring(30));
    anthropic.upstream.then(Answer.events(pieces), MESSAGE);
    anthropic.serve(call(true, target(0)), client);
    assertThat(client.text()).isEqualTo(MESSAGE.body());
  }

  @Test
  void aChatThatOpensWithAPassingErrorIsTriedAgain() {
    openAi.upstream.then(BUSY_CHAT, CHAT);
    openAi.serve(chat(), client);
    assertThat(client.text()).isEqualTo(CHAT.body());
  }

  @Test
  void aHeldStreamThatIsTakenBackIsTriedAgain() {
    openAi.upstream.then(BUSY_CHAT, CHAT);
    var served = openAi.serve(chat(), client, (_, _) -> Optional.empty());
    assertThat(client.text()).isEqualTo(CHAT.body());
    assertThat(results(served)).containsExactly(Result.FAILED, Result.ANSWERED);
  }

  @Test
  void trial18TakenBackStreamsAddATenthAtMost() {
    for (var i = 0; i < 300; i++) {
      anthropic.upstream.then(refusing("rate_limit_error"));
      anthropic.serve(call(true, target(0), target(1)), new RecordedClient());
    }
    assertThat(anthropic.upstream.received()).hasSizeLessThanOrEqualTo(330);
  }

  @Test
  void streamsThatAreTakenBackOpenTheCircuit() {
    for (var i = 0; i < 8; i++) {
      anthropic.upstream.then(OVERLOADED);
      anthropic.serve(call(true, target(0)), new RecordedClient());
    }
    var served = anthropic.serve(call(true, target(0)), client);
    assertThat(results(served)).containsExactly(Result.CIRCUIT_OPEN);
    assertThat(anthropic.upstream.received()).hasSize(5);
  }

  private static List<Result> results(Served served) {
    return served.attempts().stream().map(Attempt::result).toList();
  }

  private static RelayCall chat() {
    var body = "{\"model\":\"auto\",\"stream\":true,\"messages\":[]}";
    return call(Endpoint.CHAT_COMPLETIONS, body, true, target(0));
  }
}
