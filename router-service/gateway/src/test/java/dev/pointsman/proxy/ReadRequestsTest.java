package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Endpoint;
import dev.pointsman.upstream.Served;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is booked where the provider was sent the request and nobody told what it read.
class ReadRequestsTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final Stage stage =
      new Stage(new Waiting(SHORT, SHORT, SHORT.multipliedBy(20), SHORT), 8);
  private final RecordedClient client = new RecordedClient();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aClientThatLeavesBeforeTheFirstByteHasHadItsRequestRead() throws Exception {
    assertReadAsMeasured(left(call(false, target(0))), Result.CANCELLED);
  }

  @Test
  void aCountOfTokensThatIsLeftReadsNothing() throws Exception {
    var count = call(Endpoint.COUNT_TOKENS, "{\"model\":\"auto\"}", false, target(0));
    assertThat(left(count).cost().nanos()).isZero();
  }

  @Test
  void aWaitForTheFirstByteThatTimedOutHadItsRequestRead() {
    stage.upstream.then(Answer.silence());
    assertReadAsMeasured(tried(call(false, target(0))), Result.TIMED_OUT);
  }

  @Test
  void aStreamThatFellSilentBeforeItsFirstWordHadItsRequestRead() {
    stage.upstream.then(Answer.events(List.of(": hello\n\n")).silentAfter(1));
    assertReadAsMeasured(tried(call(true, target(0))), Result.TIMED_OUT);
  }

  @Test
  void anAnswerThatTimedOutHalfwayHadItsRequestRead() {
    var answer = Answers.message(Reply.text("Hello")).headThen(Duration.ofSeconds(9));
    stage.upstream.then(answer);
    assertReadAsMeasured(tried(call(false, target(0))), Result.TIMED_OUT);
  }

  @Test
  void aProvidersOwnTimeOutCostsNothing() {
    stage.upstream.then(Faults.anthropic(408, "too slow").with("x-should-retry", "false"));
    assertThat(tried(call(false, target(0))).cost().nanos()).isZero();
  }

  @Test
  void aRequestThatWasNeverSentCostsNothing() {
    stage.upstream.close();
    assertThat(tried(call(false, target(0))).cost().nanos()).isZero();
  }

  private static void assertReadAsMeasured(Attempt attempt, Result result) {
    assertThat(attempt.result()).isEqualTo(result);
    assertThat(attempt.usage().input().value()).isEqualTo(234);
    assertThat(attempt.usage().cacheRead().value()).isEqualTo(1_000);
    assertThat(attempt.usage().isComplete()).isFalse();
    assertThat(attempt.cost().nanos()).isPositive();
  }

  private Attempt tried(RelayCall call) {
    return stage.serve(call, client).attempts().getLast();
  }

  /// The try for a client that leaves when the provider has its request.
  private Attempt left(RelayCall call) throws InterruptedException, ExecutionException {
    stage.upstream.then(Answer.silence());
    var serving = new FutureTask<Served>(() -> stage.serve(call, client));
    Thread.ofVirtual().start(serving);
    stage.upstream.received(0);
    client.leave();
    return serving.get().attempts().getLast();
  }
}
