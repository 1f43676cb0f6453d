package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An upstream that takes no connection and refuses none.
class BlackHoleTest {
  private static final String ASKS = Calls.message("claude-auto", "Hi");

  private final LiveStage stage = new LiveStage();
  private ServerSocket hole;
  private List<Socket> waiting;

  @BeforeEach
  void fill() throws IOException {
    hole = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    waiting = List.of(caller(), caller());
  }

  private Socket caller() throws IOException {
    return new Socket(hole.getInetAddress(), hole.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    for (var caller : waiting) {
      caller.close();
    }
    hole.close();
    stage.close();
  }

  private void connectingWithin(int seconds) {
    var address = "http://127.0.0.1:" + hole.getLocalPort();
    stage.restart(
        Map.of("ANTHROPIC_API_KEY", "k", "POINTSMAN_ANTHROPIC_BASE_URL", address),
        "relay: {connect_timeout_seconds: %d, ping_seconds: 1}".formatted(seconds));
  }

  @Test
  void trial19IsToldOnceTheTimeToConnectIsOver() throws Exception {
    connectingWithin(1);
    var start = System.nanoTime();
    var answer = stage.post("/v1/messages", ASKS);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("no connection within 1000 ms");
    assertThat(stage.record(answer).at("/serving/attempts")).hasSize(1);
  }

  @Test
  void aStreamingClientHearsOfUsWhileWeConnect() throws Exception {
    connectingWithin(3);
    var answer = stage.post("/v1/messages", Calls.streamed(ASKS));
    var pings = Stream.of(answer.body().split("\n")).filter("event: ping"::equals).count();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(pings).isBetween(2L, 3L);
    assertThat(answer.body()).contains("event: error", "no connection within 3000 ms");
  }
}
