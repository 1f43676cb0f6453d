package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancellationTest {
  /// Whether at all; [DeparturesTest] says how soon.
  private static final Duration ALLOWED = Duration.ofSeconds(10);

  private static final List<String> FRAMES =
      Answers.messageFrames(Reply.text("Hello, how are you today?"));

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void trial12AClientThatLeavesBeforeTheHeadCancelsTheProvider() throws Exception {
    for (var i = 0; i < 20; i++) {
      assertThat(left(Answer.silence(), i, 0).ending()).isEqualTo(Ending.CLIENT_GONE);
    }
  }

  @Test
  void trial12AClientThatLeavesASilentStreamCancelsTheProvider() throws Exception {
    for (var i = 0; i < 20; i++) {
      var served = left(Answer.events(FRAMES).silentAfter(2), i, 1);
      assertThat(served.attempts()).extracting(Attempt::result).containsExactly(Result.CANCELLED);
      assertThat(served.attempts().getFirst().cost().nanos()).isPositive();
    }
  }

  @Test
  void trial12AClientThatLeavesAFloodCancelsTheProvider() throws Exception {
    for (var i = 0; i < 5; i++) {
      var flood = Answer.flood("data: " + "x".repeat(1_000) + "\n\n", 100_000_000);
      assertThat(left(flood, i, 1).ending()).isEqualTo(Ending.CLIENT_GONE);
    }
  }

  /// The outcome for a client that leaves when it has so many bytes at least.
  private Served left(Answer answer, int number, int bytes)
      throws InterruptedException, ExecutionException {
    var client = new RecordedClient();
    stage.upstream.then(answer);
    var served = started(() -> stage.serve(call(true, target(number % 3)), client));
    var request = stage.upstream.received(number);
    while (client.length() < bytes) {
      Thread.sleep(5);
    }
    Thread.sleep(20);
    client.leave();
    assertThat(request.isClosedWithin(ALLOWED)).isTrue();
    return served.get();
  }

  private static FutureTask<Served> started(Callable<Served> serving) {
    var task = new FutureTask<>(serving);
    Thread.ofVirtual().start(task);
    return task;
  }
}
