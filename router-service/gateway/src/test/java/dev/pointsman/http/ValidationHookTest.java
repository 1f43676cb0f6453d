package dev.pointsman.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pointsman.check.CheckResult;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ValidationHookTest {
  private HttpServer judge;

  @BeforeEach
  void start() throws IOException {
    judge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    judge.start();
  }

  @AfterEach
  void stop() {
    judge.stop(0);
  }

  @Test
  void aJudgeThatSaysNoIsHeard() {
    says("{\"ok\":false}", 0);
    assertThat(validated()).isInstanceOf(CheckResult.Failed.class);
  }

  @Test
  void aJudgeWhoseWordIsNoVerdictAccepts() {
    says("<html>", 0);
    assertThat(validated()).isEqualTo(CheckResult.PASSED);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aJudgeThatStopsWithinItsWordAccepts() {
    says("{\"ok\":", 10);
    assertThat(validated()).isEqualTo(CheckResult.PASSED);
  }

  /// @param untold the bytes that it announces and never sends
  private void says(String word, int untold) {
    var bytes = word.getBytes(StandardCharsets.UTF_8);
    judge.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, bytes.length + untold);
          exchange.getResponseBody().write(bytes);
          exchange.getResponseBody().flush();
        });
  }

  private CheckResult validated() {
    var url = URI.create("http://127.0.0.1:" + judge.getAddress().getPort() + "/");
    var hook = new ValidationHook(url, Duration.ofSeconds(1));
    return hook.validate(new DecisionId("dec_1"), Body.of("{}"));
  }
}
