package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.config.Limits;
import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SlowClientsTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Limits LIMITS =
      new Limits(1 << 20, 64 << 20, 4, 8, 64, Duration.ofSeconds(30), Duration.ofSeconds(5));
  private static final RunningService SERVICE =
      RunningService.with(ScriptedClassifier.sure(1), LIMITS, PATIENCE);

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void aClientThatSaysNothingIsCut() throws IOException {
    try (var client = SERVICE.connect()) {
      assertThat(client.hearAll()).isEmpty();
    }
  }

  @Test
  void aClientThatDripsItsFirstLineIsCut() throws IOException, InterruptedException {
    try (var client = SERVICE.connect().say("GET /")) {
      assertThat(client.dripUntilCut('a', 100, 50)).isTrue();
    }
  }

  @Test
  void aClientThatDripsItsHeadersIsCut() throws IOException, InterruptedException {
    try (var client = SERVICE.connect().say("GET /health HTTP/1.1\r\nX-Slow: ")) {
      assertThat(client.dripUntilCut('a', 100, 50)).isTrue();
    }
  }

  @Test
  void aClientThatDripsItsBodyIsCut() throws IOException, InterruptedException {
    try (var client = SERVICE.connect()) {
      client.say("POST /v1/classify HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n");
      assertThat(client.dripUntilCut(' ', 100, 50)).isTrue();
    }
  }

  @Test
  void aClientThatDoesNotTakeItsAnswersIsCut() throws IOException {
    try (var client = SERVICE.connect()) {
      var request = "GET /openapi HTTP/1.1\r\nHost: a\r\n\r\n";
      assertThat(client.pileUpUntilCut(request, 3_000_000)).isTrue();
    }
  }

  @Test
  void aConnectionMayRestBetweenRequests() throws IOException, InterruptedException {
    try (var client = SERVICE.connect().say("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")) {
      assertThat(client.hearLine()).isEqualTo("HTTP/1.1 200 OK");
      Thread.sleep(PATIENCE.multipliedBy(3));
      client.say("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(client.hearAll()).contains("HTTP/1.1 200 OK");
    }
  }

  @Test
  void noMoreConnectionsAreTakenThanTheLimit() throws IOException, InterruptedException {
    var one = new Limits(1 << 20, 64 << 20, 4, 8, 1, Duration.ofSeconds(30), Duration.ofSeconds(5));
    try (var service = RunningService.with(ScriptedClassifier.sure(1), one, Duration.ofSeconds(9));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = service.connect().say("GET /health HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(first.hearLine()).isEqualTo("HTTP/1.1 200 OK");
      var second = threads.submit(() -> service.fetch("/health").statusCode());
      Thread.sleep(PATIENCE);
      assertThat(second.isDone()).isFalse();
      first.close();
      assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(200);
    }
  }

  @Test
  void everyNewSocketSendsAtOnceAndIsWatched() throws IOException {
    try (var listener =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var client = SocketChannel.open(listener.getLocalAddress());
        var accepted = listener.accept();
        var clock = new RequestClock(PATIENCE)) {
      var options = SocketOptions.builder().tcpNoDelay(true).build();
      new WatchedSockets(options, clock).configureSocket(accepted);
      assertThat(accepted.getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      assertThat(client.read(ByteBuffer.allocate(1))).as("cut").isEqualTo(-1);
    }
  }
}
