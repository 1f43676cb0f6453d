package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Received;
import dev.pointsman.rehearsal.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Who leaves while calls are under way: the client, or the service itself. Alone, for others would
/// make it late.
@Isolated
class LeavingTest {
  private static final int CLIENTS = 9;
  private static final int STREAMS = 40;
  private static final String STREAM = Calls.streamed(Calls.message("claude-auto", "Hi"));
  private static final Reply LONG = Reply.text("All signals are at danger. ".repeat(8));

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void trial12AClientThatLeavesBeforeTheHeadIsNoticedInTime() throws Exception {
    assertMostAreClosedInTime(Answer.silence(), 0);
  }

  @Test
  void trial12AClientThatLeavesASilentStreamIsNoticedInTime() throws Exception {
    assertMostAreClosedInTime(Answers.messageStream(LONG).silentAfter(3), 400);
  }

  @Test
  void trial12AClientThatLeavesARunningStreamIsNoticedInTime() throws Exception {
    assertMostAreClosedInTime(
        Answers.messageStream(LONG.inPiecesOf(1)).every(Duration.ofMillis(20)), 400);
  }

  /// Most, for the machine may be busy.
  private void assertMostAreClosedInTime(Answer answer, int heard) throws Exception {
    var taken = new ArrayList<Duration>();
    for (var i = 0; i < CLIENTS; i++) {
      stage.upstream().then(answer);
      taken.add(timeToNotice(i, heard));
    }
    taken.sort(null);
    assertThat(taken.get(CLIENTS / 2)).isLessThanOrEqualTo(Duration.ofMillis(250));
  }

  private Duration timeToNotice(int number, int heard) throws Exception {
    Received received;
    long left;
    try (var socket = stage.saying(LiveStage.raw("/v1/messages", STREAM))) {
      received = stage.upstream().received(number);
      assertThat(socket.getInputStream().readNBytes(heard)).hasSize(heard);
      left = System.nanoTime();
    }
    assertThat(received.isClosedWithin(Duration.ofSeconds(5))).isTrue();
    return Duration.ofNanos(System.nanoTime() - left);
  }

  @Test
  void trial37AServiceThatIsToldToStopFinishesItsStreams() throws Exception {
    stage.upstream().then(streams());
    List<InputStream> open = new ArrayList<>();
    for (var i = 0; i < STREAMS; i++) {
      open.add(stage.open("/v1/messages", STREAM));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var stopping = threads.submit(stage::drain);
      Thread.sleep(300);
      assertThatThrownBy(() -> stage.get("/health")).isInstanceOf(IOException.class);
      for (var stream : open) {
        assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
            .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
      }
      stopping.get();
    }
  }

  /// Each of two seconds.
  private static Answer[] streams() {
    var frames = Answers.messageStream(LONG).every(Duration.ofMillis(80));
    return Stream.generate(() -> frames).limit(STREAMS).toArray(Answer[]::new);
  }
}
