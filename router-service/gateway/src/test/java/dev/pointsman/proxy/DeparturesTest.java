package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Five hundred clients that leave, five at a time. Alone, for others would wait.
@Isolated
class DeparturesTest {
  private static final int LANES = 5;
  private static final int CLIENTS = 100;
  private static final Duration STATED = Duration.ofMillis(250);
  private static final List<String> FRAMES =
      Answers.messageFrames(Reply.text("Hello, how are you today?"));

  @Test
  void trial12EveryClientThatLeavesCancelsItsProviderInTime() throws Exception {
    var taken = new ArrayList<Duration>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var lanes = IntStream.range(0, LANES).mapToObj(_ -> threads.submit(() -> lane())).toList();
      for (var lane : lanes) {
        taken.addAll(lane.get());
      }
    }
    taken.sort(null);
    assertThat(taken).hasSize(LANES * CLIENTS);
    var share = TrialSize.of(1, 0.9);
    assertThat(taken.get((int) (share * (taken.size() - 1)))).isLessThanOrEqualTo(STATED);
  }

  private static List<Duration> lane() throws Exception {
    var taken = new ArrayList<Duration>();
    try (var stage = new Stage()) {
      for (var i = 0; i < CLIENTS; i++) {
        taken.add(leave(stage, i));
      }
    }
    return taken;
  }

  /// One client in ten leaves a flood, the others leave before the head or a silent stream.
  private static Duration leave(Stage stage, int number) throws Exception {
    var kind = number % 10 == 9 ? 2 : number % 2;
    stage.upstream.then(
        switch (kind) {
          case 0 -> Answer.silence();
          case 1 -> Answer.events(FRAMES).silentAfter(2);
          default -> Answer.flood("data: " + "x".repeat(1_000) + "\n\n", 100_000_000);
        });
    var client = new RecordedClient().slow(Duration.ZERO); // keeps nothing of a flood
    var serving = new FutureTask<>(() -> stage.serve(call(true, target(0)), client).ending());
    Thread.ofVirtual().start(serving);
    var request = stage.upstream.received(number);
    while (kind > 0 && client.length() == 0) {
      Thread.sleep(5);
    }
    var left = System.nanoTime();
    client.leave();
    assertThat(request.isClosedWithin(Duration.ofSeconds(5))).isTrue();
    var taken = Duration.ofNanos(System.nanoTime() - left);
    assertThat(serving.get()).isEqualTo(Ending.CLIENT_GONE);
    return taken;
  }
}
