package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answer.Framing;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Scripted;
import dev.pointsman.rehearsal.Scripted.Send;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The time that a whole call may take.
class DeadlineTest {
  private static final Reply LONG = Reply.text("All signals are at danger. ".repeat(40));

  private final Stage stage =
      new Stage(
          new Waiting(
              Duration.ofSeconds(20),
              Duration.ofSeconds(20),
              Duration.ofMillis(600),
              Duration.ofSeconds(15)),
          64);
  private final RecordedClient client = new RecordedClient();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aPauseThatWouldOutlastTheWaitForTheFirstByteIsNotMade() {
    stage.upstream.then(Faults.rateLimited("1"), Answers.message(Reply.text("Hello")));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(429);
    assertThat(client.text()).isEqualTo(Faults.rateLimited("1").body());
    assertThat(served.attempts()).hasSize(1);
  }

  @Test
  void aStreamThatGoesOnForTooLongIsEndedWithAnError() {
    stage.upstream.then(Answers.messageStream(LONG).every(Duration.ofMillis(50)));
    var served = stage.serve(call(true, target(0)), client);
    assertThat(served.ending()).isEqualTo(Ending.BROKEN_OFF);
    assertThat(served.total()).isBetween(Duration.ofMillis(600), Duration.ofSeconds(10));
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.TIMED_OUT);
    assertThat(client.text()).contains("event: error").doesNotContain("message_stop");
  }

  @Test
  void aProviderIsNotBlamedForAClientThatReadsSlowly() {
    try (var strict = silentFor(Duration.ofMillis(200))) {
      strict.upstream.then(Answers.messageStream(LONG));
      var served = strict.serve(call(true, target(0)), client.slow(Duration.ofMillis(500)));
      assertThat(served.ending()).isEqualTo(Ending.ANSWERED);
    }
  }

  @Test
  void aProviderThatFallsSilentIsATimeoutThoughItsClientReadsSlowly() {
    try (var strict = silentFor(Duration.ofMillis(200))) {
      strict.upstream.then(Answers.messageStream(LONG).silentAfter(2));
      var served = strict.serve(call(true, target(0)), client.slow(Duration.ofMillis(50)));
      assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.TIMED_OUT);
      assertThat(served.attempts().getFirst().note()).contains("fell silent");
    }
  }

  @Test
  void anErrorWhoseTextTricklesInIsToldInTime() {
    var trickle = Answer.json(400, " ").framed(Framing.CHUNKED).then(nCopies(99, new Send(" ")));
    stage.upstream.then(trickle.every(Duration.ofMillis(50)));
    var served = stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(400);
    assertThat(served.total()).isLessThan(Duration.ofSeconds(3));
  }

  private static Scripted[] nCopies(int times, Scripted step) {
    return Collections.nCopies(times, step).toArray(Scripted[]::new);
  }

  private static Stage silentFor(Duration allowed) {
    var patience = Duration.ofSeconds(20);
    return new Stage(new Waiting(patience, allowed, patience, Duration.ofMillis(100)), 64);
  }

  @Test
  void aWholeAnswerThatStopsHalfwayIsATimeout() {
    stage.upstream.then(Answers.message(LONG).headThen(Duration.ofSeconds(9)));
    stage.serve(call(false, target(0)), client);
    assertThat(client.status()).isEqualTo(504);
  }
}
