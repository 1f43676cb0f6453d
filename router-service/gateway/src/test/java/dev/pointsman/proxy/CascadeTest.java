package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Target;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Served.Ending;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CascadeTest {
  private static final Reply HELLO = Reply.text("Hello, how are you today?");

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
