package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayTest {
  private static final Reply HELLO = Reply.text("Hello, how are you today?");

  private final Stage stage = new Stage();
  private final RecordedClient client = new RecordedClient();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void passesAWholeAnswerOnUnchanged() throws InterruptedException {
    stage.upstream.then(Answers.message(HELLO));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(client.text()).isEqualTo(Answers.message(HELLO).body());
    assertThat(client.headers().first("x-pointsman-tier")).contains("fast");
    assertThat(client.headers().first("request-id")).contains("req_scripted");
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.ANSWERED);
    assertThat(served.attempts().getFirst().usage().isComplete()).isTrue();
    assertThat(served.attempts().getFirst().cost().nanos()).isPositive();
    assertThat(stage.upstream.received(0).header("x-api-key")).contains("sk-up");
    assertThat(stage.upstream.received(0).target()).isEqualTo("/v1/messages?beta=true");
  }

  @Test
  void passesAStreamOnByteForByte() {
    stage.upstream.then(Answers.messageStream(HELLO));
    var served = stage.serve(call(true, target(0)), client);
    assertThat(client.text()).isEqualTo(Answers.messageStream(HELLO).body());
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    assertThat(client.isEnded()).isTrue();
  }

  @Test
  void servesAClientOfAnotherDialect() throws InterruptedException {
    stage.upstream.then(Answers.messageStream(HELLO));
    var body =
        "{\"model\":\"auto\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    var chat = call(Endpoint.CHAT_COMPLETIONS, body, true, target(0));
    var served = stage.serve(chat, client);
    assertThat(client.text()).startsWith("data: {").endsWith("data: [DONE]\n\n");
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    assertThat(stage.upstream.received(0).path()).isEqualTo("/v1/messages");
    assertThat(stage.upstream.received(0).header("anthropic-version")).isPresent();
  }

  @Test
  void servesAResponsesBodyOfTheChatEndpointByAnotherDialect() throws InterruptedException {
    stage.upstream.then(Answers.messageStream(HELLO));
    var body = "{\"model\":\"auto\",\"stream\":true,\"input\":\"hi\"}";
    stage.serve(call(Endpoint.CHAT_COMPLETIONS, body, true, target(0)), client);
    assertThat(client.text()).startsWith("data: {").endsWith("data: [DONE]\n\n");
    assertThat(stage.upstream.received(0).json().at("/messages/0/role").asText()).isEqualTo("user");
  }

  @Test
  void passesTheProvidersErrorOnUnchanged() {
    stage.upstream.then(Faults.invalidSignature());
    var served = stage.serve(call(true, target(0), target(1)), client);
    assertThat(client.text()).isEqualTo(Faults.invalidSignature().body());
    assertThat(client.status()).isEqualTo(400);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.REJECTED);
  }

  @Test
  void triesAgainAfterAnOverload() {
    stage.upstream.then(Faults.overloaded(), Faults.anthropic(500, "no"), Answers.message(HELLO));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(served.attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.OVERLOADED, Result.FAILED, Result.ANSWERED);
  }

  @Test
  void trial18WaitsAsLongAsTheProviderAsks() {
    stage.upstream.then(
        Faults.rateLimitedForMillis(300), Faults.rateLimited("1"), Answers.message(HELLO));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(served.total()).isBetween(Duration.ofMillis(1_300), Duration.ofSeconds(11));
    assertThat(client.status()).isEqualTo(200);
  }

  @Test
  void trial18WaitsUntilTheDateThatTheProviderNames() {
    stage.upstream.then(
        Faults.rateLimited("Sat, 21 Nov 2026 08:00:01 GMT"), Answers.message(HELLO));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(served.total()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(11));
    assertThat(client.status()).isEqualTo(200);
  }

  @Test
  void trial18DoesNotWaitBeyondItsPatience() {
    stage.upstream.then(Faults.rateLimited("120"));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(client.headers().first("retry-after")).contains("120");
    assertThat(client.text()).isEqualTo(Faults.rateLimited("120").body());
    assertThat(served.attempts()).hasSize(1);
  }

  @Test
  void trial18AddsATenthAtMostWhenEverythingFails() {
    try (var failing = new Stage()) {
      for (var i = 0; i < 600; i++) {
        failing.upstream.then(Faults.rateLimitedForMillis(1));
        failing.serve(call(false, target(0), target(1), target(2)), new RecordedClient());
      }
      assertThat(failing.upstream.received().size()).isLessThanOrEqualTo(660);
    }
  }

  @Test
  void trial19AnOpenCircuitKeepsCallsAwayAndOneProbeClosesIt() {
    for (var i = 0; i < 8; i++) {
      stage.upstream.then(Faults.anthropic(500, "no"));
    }
    stage.serve(call(false, target(0)), new RecordedClient());
    stage.serve(call(false, target(0)), new RecordedClient());
    var served = stage.serve(call(false, target(0)), client);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.CIRCUIT_OPEN);
    assertThat(client.status()).isEqualTo(503);
    assertThat(client.headers().first("retry-after")).isPresent();
  }

  @Test
  void trial22FallsToTheNextTierUpAndNotesBothHops() {
    stage.upstream.then(
        Faults.overloaded(), Faults.overloaded(), Faults.overloaded(), Answers.message(HELLO));
    var served = stage.serve(call(false, target(0), target(1)), client);
    assertThat(served.attempts())
        .extracting(tried -> tried.target().tier().name())
        .containsExactly("fast", "fast", "fast", "standard");
    assertThat(client.headers().first("x-pointsman-tier")).contains("standard");
  }

  @Test
  void trial23ABrokenConnectionIsNotTriedAgain() {
    stage.upstream.then(Answer.hangUp(Scripted.How.RST), Answers.message(HELLO));
    var served = stage.serve(call(false, target(0), target(1)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.text()).contains("api_error");
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.BROKEN_OFF);
    assertThat(stage.upstream.received()).hasSize(1);
  }

  @Test
  void trial24ARedirectIsNotFollowed() {
    try (var thief = new Stage()) {
      stage.upstream.then(Faults.redirect(thief.upstream.base() + "/v1/messages"));
      stage.serve(call(false, target(0)), client);
      assertThat(thief.upstream.received()).isEmpty();
      assertThat(client.status()).isEqualTo(502);
      assertThat(client.headers().first("location")).isEmpty();
    }
  }

  @Test
  void trial15ACutStreamEndsWithAnErrorAndWithoutAFalseEnd() {
    stage.upstream.then(Answers.messageStream(HELLO).cutAt(420, Scripted.How.RST));
    var served = stage.serve(call(true, target(0)), client);
    assertThat(client.text())
        .contains("event: error\ndata: {\"type\":\"error\"")
        .doesNotContain("message_stop")
        .endsWith("\n\n");
    assertThat(client.text().split("\n\n")).allSatisfy(frame -> assertThat(frame).endsWith("}"));
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
    assertThat(served.attempts().getFirst().usage().isComplete()).isFalse();
  }

  @Test
  void trial15AnErrorWithinAStreamPasses() {
    var answer = Faults.messageThenError(HELLO, 3, "overloaded_error", "Overloaded");
    stage.upstream.then(answer);
    var served = stage.serve(call(true, target(0)), client);
    assertThat(client.text()).isEqualTo(answer.body());
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.BROKEN_OFF);
  }

  @Test
  void trial17NothingIsTriedAgainAfterTheFirstByte() {
    var frames = Answers.messageFrames(HELLO);
    for (var i = 0; i < 1_000; i++) {
      stage.clock.advance(Duration.ofMinutes(2)); // so that no circuit stays open
      stage.upstream.then(
          Answer.events(frames).cutAfter(1 + i % (frames.size() - 1), Scripted.How.RST));
      stage.serve(call(true, target(i % 3), target(2)), new RecordedClient());
    }
    assertThat(stage.upstream.received()).hasSize(1_000);
  }

  @Test
  void anHtmlPageBecomesAnErrorOfTheDialectThatNamesIt() {
    stage.upstream.then(Faults.htmlPage(200));
    stage.serve(call(true, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(client.text())
        .contains("api_error", "status 200 with text/html")
        .doesNotContain("nginx");
  }

  @Test
  void garbageBecomesAnErrorOfTheDialect() {
    stage.upstream.then(Answer.garbage("hello\n\n"));
    var served = stage.serve(call(true, target(0)), client);
    assertThat(client.status()).isEqualTo(502);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.GARBLED);
  }

  @Test
  void whatCannotBeTranslatedIsRefusedBeforeAnythingIsSent() {
    var responses = call(Endpoint.RESPONSES, "{}", false, target(0));
    var served = stage.serve(responses, client);
    assertThat(client.status()).isEqualTo(400);
    assertThat(client.text()).contains("invalid_request_error", "Responses");
    assertThat(served.ending()).isEqualTo(Ending.REFUSED);
    assertThat(stage.upstream.received()).isEmpty();
  }

  @Test
  void pingsAStreamingClientWhileTheProviderIsSilent() {
    try (var quick = quick(Duration.ofSeconds(5))) {
      quick.upstream.then(Answers.messageStream(HELLO).after(Duration.ofMillis(350)));
      quick.serve(call(true, target(0)), client);
      assertThat(client.text())
          .startsWith("event: ping\n")
          .endsWith(Answers.messageStream(HELLO).body());
      assertThat(client.status()).isEqualTo(200);
    }
  }

  @Test
  void afterAPingAnErrorIsToldWithinTheStream() {
    try (var quick = quick(Duration.ofSeconds(5))) {
      quick.upstream.then(Faults.overloaded().after(Duration.ofMillis(350)));
      var served = quick.serve(call(true, target(0), target(1)), client);
      assertThat(client.text()).contains("event: ping", "event: error\ndata: ", "Overloaded");
      assertThat(served.attempts()).hasSize(1);
    }
  }

  @Test
  void aProviderThatNeverAnswersIsATimeout() {
    try (var quick = quick(Duration.ofMillis(300))) {
      quick.upstream.then(Answer.silence());
      quick.serve(call(false, target(0)), client);
      assertThat(client.status()).isEqualTo(504);
      assertThat(client.text()).contains("timeout_error");
    }
  }

  @Test
  void trial21CallsBeyondTheLimitAreTurnedAwayAtOnce() throws InterruptedException {
    try (var narrow = new Stage(Waiting.DEFAULT, 1)) {
      narrow.upstream.then(Answer.silence());
      var first = new RecordedClient();
      var busy = Thread.ofVirtual().start(() -> narrow.serve(call(false, target(0)), first));
      narrow.upstream.received(0);
      var served = narrow.serve(call(false, target(0)), client);
      assertThat(client.status()).isEqualTo(503);
      assertThat(client.headers().first("retry-after")).contains("1");
      assertThat(served.total()).isLessThan(Duration.ofSeconds(5));
      first.leave();
      busy.join();
    }
  }

  private static Stage quick(Duration firstByte) {
    var total = Duration.ofMinutes(1);
    return new Stage(new Waiting(firstByte, firstByte, total, Duration.ofMillis(100)), 64);
  }
}
