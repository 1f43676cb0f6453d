package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Served;
import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a client is told where its model was passed over and others stood in.
class StandInTest {
  private static final Answer TOO_LONG = Faults.anthropic(400, "prompt is too long");

  @AutoClose private final Stage stage = new Stage();
  private final RecordedClient client = new RecordedClient();

  private Served withTheFastModelPassedOver(Answer... answers) {
    stage.upstream.then(Collections.nCopies(5, Faults.anthropic(500, "no")).toArray(Answer[]::new));
    stage.serve(call(false, target(0)), new RecordedClient());
    stage.serve(call(false, target(0)), new RecordedClient());
    stage.upstream.then(answers);
    return stage.serve(call(false, target(0), target(1), target(2)), client);
  }

  @Test
  void aStandInsRefusalIsToldAsItCame() {
    var served = withTheFastModelPassedOver(TOO_LONG, TOO_LONG);
    assertThat(client.status()).isEqualTo(400);
    assertThat(client.text()).isEqualTo(TOO_LONG.body());
    assertThat(client.headers().first("retry-after")).isEmpty();
    assertThat(client.headers().first("x-pointsman-tier")).contains(target(1).tier().name());
    assertThat(served.attempts())
        .extracting(Attempt::result)
        .containsExactly(Result.CIRCUIT_OPEN, Result.REJECTED, Result.REJECTED);
  }

  @Test
  void whereNoConnectionComesAboutTheProvidersOtherModelsAreNotAskedEither() {
    stage.upstream.close();
    for (var i = 0; i < 2; i++) {
      var tried = stage.serve(call(false, target(0), target(1)), new RecordedClient());
      assertThat(tried.attempts()).extracting(Attempt::target).containsOnly(target(0));
    }
    for (var i = 2; i < 5; i++) {
      stage.serve(call(false, target(1)), new RecordedClient());
    }
    var served = stage.serve(call(false, target(1)), client);
    assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.CIRCUIT_OPEN);
  }

  @Test
  void anotherStandInMayTakeWhatTheFirstRefuses() {
    withTheFastModelPassedOver(TOO_LONG, Answers.message(Reply.text("Hello")));
    assertThat(client.status()).isEqualTo(200);
    assertThat(client.headers().first("x-pointsman-tier")).contains(target(2).tier().name());
  }

  @Test
  void aStandInsFailureIsToldBeforeThatNothingWasAsked() {
    var failure = Faults.anthropic(403, "not for you");
    withTheFastModelPassedOver(failure, failure);
    assertThat(client.status()).isEqualTo(403);
    assertThat(client.text()).isEqualTo(failure.body());
  }

  @Test
  void theChosenModelsFailureIsToldBeforeAStandInsRefusal() {
    stage.upstream.then(Faults.anthropic(403, "not for you"), TOO_LONG);
    stage.serve(call(false, target(0), target(1)), client);
    assertThat(client.status()).isEqualTo(403);
  }
}
