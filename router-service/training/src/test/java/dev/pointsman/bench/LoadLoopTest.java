package dev.pointsman.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pointsman.bench.LoadLoop.Series;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadLoopTest {
  private static final Series TEN = new Series("ten", 2, 10, 1);
  private static final String ANSWER = "{\"tier\":\"fast\",\"reasons\":[]}";
  private static final String FALLBACK =
      "{\"tier\":\"fast\",\"reasons\":[\"classifier-unavailable\"]}";

  private final AtomicInteger received = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsEveryRequestOnce() throws InterruptedException {
    serve(200, ANSWER);
    var result = loop().run(TEN);
    assertThat(received).hasValue(10);
    assertThat(result.row()).startsWith("ten", "10", "0", "0");
    assertThat(result.firstError()).isEmpty();
  }

  @Test
  void countsEveryStatusButOkAsAnError() throws InterruptedException {
    serve(503, ANSWER);
    var result = loop().run(TEN);
    assertThat(result.errors()).isEqualTo(10);
    assertThat(result.firstError()).contains("status 503");
  }

  @Test
  void countsARefusedConnectionAsAnError() throws InterruptedException {
    var loop = loop();
    server.stop(0);
    assertThat(loop.run(TEN).errors()).isEqualTo(10);
  }

  @Test
  void countsAnswersInWhichTheModelHadNoSay() throws InterruptedException {
    serve(200, FALLBACK);
    var result = loop().run(TEN);
    assertThat(result.unclassified()).isEqualTo(10);
    assertThat(result.errors()).isZero();
  }

  private LoadLoop loop() {
    return new LoadLoop(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/classify"), 2);
  }

  private void serve(int status, String body) {
    server.createContext(
        "/v1/classify",
        exchange -> {
          try (exchange) {
            received.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
