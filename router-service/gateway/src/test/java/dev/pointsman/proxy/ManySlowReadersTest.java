package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.proxy.RelaySettings.Waiting;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Two hundred clients that read 1 kB a second of an answer of 10 MB. Alone in its process, whose
/// memory it measures; the provider's side of the streams is in it, too.
@Isolated
class ManySlowReadersTest {
  private static final int READERS = 200;
  private static final int FRAME = 10_000;
  private static final int FRAMES = 1_000;
  private static final Duration PACE = Duration.ofSeconds(10);
  private static final long ALLOWED = 64L << 20;

  @Test
  void trial13TheyHoldTheProviderBackTakeLittleMemoryAndDisturbNobody() throws Exception {
    try (var stage = new Stage(Waiting.DEFAULT, 2 * READERS)) {
      var frame = "data: " + "x".repeat(FRAME) + "\n\n";
      var flood = Answer.flood(frame, FRAMES);
      stage.upstream.then(Stream.generate(() -> flood).limit(READERS).toArray(Answer[]::new));
      var readers = Stream.generate(() -> new RecordedClient().slow(PACE)).limit(READERS).toList();
      var before = used();
      var served = readers.stream().map(reader -> started(stage, reader)).toList();
      stage.upstream.received(READERS - 1);
      Thread.sleep(2_000);
      assertThat(used() - before).isLessThan(ALLOWED);
      assertAnotherIsServed(stage);
      assertAllAreHeldBackAndLeave(readers, served);
    }
  }

  private static void assertAnotherIsServed(Stage stage) {
    stage.upstream.then(Answers.messageStream(Reply.text("Hello")));
    var client = new RecordedClient();
    var other = stage.serve(call(true, target(0)), client);
    assertThat(client.text()).contains("Hello");
    assertThat(other.total()).isLessThan(Duration.ofSeconds(8));
  }

  private static void assertAllAreHeldBackAndLeave(
      List<RecordedClient> readers, List<FutureTask<Served>> served) throws Exception {
    assertThat(readers).allSatisfy(reader -> assertThat(reader.length()).isLessThan(10 * FRAME));
    readers.forEach(RecordedClient::leave);
    for (var one : served) {
      assertThat(one.get().ending()).isEqualTo(Ending.CLIENT_GONE);
    }
  }

  private static FutureTask<Served> started(Stage stage, RecordedClient reader) {
    Callable<Served> serving = () -> stage.serve(call(true, target(0)), reader);
    var task = new FutureTask<>(serving);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
