package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Target;
import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted.How;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served.Ending;
import dev.pointsman.upstream.SseFramer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CascadeTest {
  private static final Reply HELLO = Reply.text("Hello, how are you today?");

  private static final Waiting PINGING =
      new Waiting(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMillis(100));

  private final Stage stage = new Stage();
  private final RecordedClient client = new RecordedClient();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anInsufficientAnswerIsPaidForAndTheNextTierAsked() {
    stage.upstream.then(Answers.message(Reply.text("poor")), Answers.message(HELLO));
    AnswerCheck check =
        (request, answer) ->
            answer.text().contains("poor") ? Optional.of("too short") : Optional.empty();
    var served = stage.serve(call(false, target(0), target(1), target(2)), client, check);
    assertThat(client.text()).isEqualTo(Answers.message(HELLO).body());
    assertThat(served.attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.INSUFFICIENT, Result.ANSWERED);
    assertThat(served.attempts())
        .allSatisfy(tried -> assertThat(tried.cost().nanos()).isPositive());
  }

  @Test
  void anInsufficientAnswerIsBetterThanNone() {
    stage.upstream.then(Answers.message(HELLO), Faults.anthropic(400, "no"));
    var served =
        stage.serve(
            call(false, target(0), target(1)),
            client,
            (request, answer) -> Optional.of("never good"));
    assertThat(client.text()).isEqualTo(Answers.message(HELLO).body());
    assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
  }

  @Test
  void escalatesTwiceAtMost() {
    stage.upstream.then(Answers.message(HELLO), Answers.message(HELLO), Answers.message(HELLO));
    var targets = List.of(target(0), target(1), target(2));
    var served =
        stage.serve(
            call(false, targets.toArray(Target[]::new)),
            client,
            (request, answer) -> Optional.of("never good"));
    assertThat(served.attempts()).hasSize(3);
    assertThat(client.headers().first("x-pointsman-tier")).contains("premium");
  }

  @ParameterizedTest
  @CsvSource({"MESSAGES,event: ping", "CHAT_COMPLETIONS,: ping"})
  void theClientOfAHeldStreamHearsOfUsWhileTheProviderWrites(Endpoint endpoint, String ping) {
    try (var quick = new Stage(PINGING, 64)) {
      quick.upstream.then(Answers.messageStream(HELLO).headThen(Duration.ofMillis(900)));
      var served = quick.serve(streamed(endpoint), client, (_, _) -> Optional.empty());
      assertThat(served.ending()).as(client.text()).isEqualTo(Ending.ANSWERED);
      assertThat(client.text().split(ping, -1).length - 1).isGreaterThanOrEqualTo(3);
      assertThat(client.text()).startsWith(ping).contains("Hello");
      assertThat(client.headers().first("content-type").orElseThrow())
          .contains("text/event-stream");
    }
  }

  @Test
  void aHeldStreamStandsInForOneThatBreaksAfterAPing() {
    try (var quick = new Stage(PINGING, 64)) {
      quick.upstream.then(
          Answers.messageStream(HELLO).headThen(Duration.ofMillis(500)),
          Faults.anthropic(500, "no"));
      var held = call(true, target(0), target(1));
      var served = quick.serve(held, client, (_, _) -> Optional.of("never good"));
      assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
      assertThat(client.text()).contains("message_stop").doesNotContain("event: error");
    }
  }

  @Test
  void whatAHeldStreamWroteBeforeItBrokeIsPaidFor() {
    var answer = Answers.messageStream(HELLO);
    stage.upstream.then(answer.cutAt(answer.body().length() * 2 / 3, How.FIN));
    var attempts =
        stage.serve(call(true, target(0)), client, (_, _) -> Optional.empty()).attempts();
    assertThat(attempts).extracting(Attempt::result).containsExactly(Result.BROKEN_OFF);
    assertThat(attempts.getFirst().usage().isComplete()).isFalse();
    assertThat(attempts.getFirst().usage().input().value()).isPositive();
    assertThat(attempts.getFirst().cost().dollars()).isPositive();
  }

  @Test
  void aHeldStreamWhoseEventHasNoEndIsGarbled() {
    var endless = "data: " + "x".repeat(SseFramer.LONGEST_FRAME + 1);
    stage.upstream.then(Answer.events(List.of(endless)));
    var held = call(true, target(0));
    var served = stage.serve(held, client, (_, _) -> Optional.empty());
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.GARBLED);
    assertThat(served.ending()).isEqualTo(Ending.ERROR);
    assertThat(client.text()).contains("an event beyond all bounds");
  }

  private static RelayCall streamed(Endpoint endpoint) {
    var said = "[{\"role\":\"user\",\"content\":\"Hi\"}]";
    var body = "{\"model\":\"auto\",\"max_tokens\":9,\"stream\":true,\"messages\":" + said + "}";
    return call(endpoint, body, true, target(0));
  }

  @Test
  void aStreamUnderACheckIsHeldUntilItIsGoodEnough() {
    var good = Answers.messageStream(HELLO);
    stage.upstream.then(Answers.messageStream(Reply.text("poor")), good);
    AnswerCheck check =
        (request, answer) ->
            answer.text().contains("poor") ? Optional.of("too short") : Optional.empty();
    var served = stage.serve(call(true, target(0), target(1)), client, check);
    assertThat(client.text()).isEqualTo(good.body());
    assertThat(client.headers().first("content-type").orElseThrow()).contains("text/event-stream");
    assertThat(served.attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.INSUFFICIENT, Result.ANSWERED);
  }
}
