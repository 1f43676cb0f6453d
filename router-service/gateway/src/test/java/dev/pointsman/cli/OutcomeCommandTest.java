package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeCommandTest {
  private static final String KEPT =
      "{\"accepted\":1,\"known\":0,\"results\":[{\"id\":\"out_1\",\"standing\":\"new\"}]}";

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile String answer = KEPT;
  private volatile int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/outcomes",
        exchange -> {
          var key = String.valueOf(exchange.getRequestHeaders().getFirst("authorization"));
          var body = exchange.getRequestBody().readAllBytes();
          received.add(key + " " + new String(body, StandardCharsets.UTF_8));
          var bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "shipped|\"kind\":\"shipped\"",
        "rating 4|\"kind\":\"rating\",\"stars\":4",
        "tests 12 1|\"kind\":\"tests\",\"passed\":12,\"failed\":1",
        "commit abc|\"kind\":\"commit\",\"commit\":\"abc\"",
        "ci failed|\"kind\":\"ci\",\"passed\":false",
        "pull_request merged|\"kind\":\"pull_request\",\"stage\":\"merged\"",
        "label premium|\"kind\":\"label\",\"tier\":\"premium\"",
        "metrics minutes=12.5 files=3|\"values\":{\"minutes\":12.5,\"files\":3.0}",
      })
  void saysInTheServicesWordsWhatIsTyped(String typed, String sent) {
    assertThat(run(Map.of(), "--decision d1 " + typed)).isEqualTo("out_1: kept\n");
    assertThat(received.getFirst()).contains(sent, "\"decision_id\":\"d1\"");
  }

  @Test
  void presentsTheClientKey() {
    run(Map.of("POINTSMAN_CLIENT_KEY", "pm-1"), "--session s1 shipped --id mine");
    assertThat(received.getFirst())
        .startsWith("Bearer pm-1 ")
        .contains("\"session_id\":\"s1\"", "\"id\":\"mine\"");
  }

  @Test
  void tellsWhatWasKnownAlready() {
    answer = KEPT.replace("new", "known");
    assertThat(run(Map.of(), "--request r1 retried")).isEqualTo("out_1: was known already\n");
  }

  @Test
  void tellsWhyTheServiceRefuses() {
    status = 422;
    answer =
        "{\"title\":\"No\",\"detail\":\"expected a decision that the journal holds, got 'd1'\"}";
    assertThat(run(Map.of(), "--decision d1 shipped"))
        .isEqualTo("pointsman: expected a decision that the journal holds, got 'd1'\n");
  }

  @Test
  void tellsThatNoServiceAnswers() {
    server.stop(0);
    assertThat(run(Map.of(), "--decision d1 shipped")).contains("expected a service at http://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "great",
        "rating",
        "rating many",
        "tests 1",
        "ci green",
        "shipped twice",
        "metrics a",
        "metrics a=b"
      })
  void refusesWhatItDoesNotUnderstand(String typed) {
    assertThat(run(Map.of(), "--decision d1 " + typed)).startsWith("pointsman: expected ");
    assertThat(received).isEmpty();
  }

  @Test
  void demandsOneSubject() {
    assertThat(run(Map.of(), "shipped")).contains("--decision");
    assertThat(run(Map.of(), "--decision d1 --session s1 shipped")).contains("mutually exclusive");
    assertThat(received).isEmpty();
  }

  private String run(Map<String, String> environment, String words) {
    var said = new StringWriter();
    var url = " --url http://127.0.0.1:" + server.getAddress().getPort();
    PointsmanCommand.line(environment)
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(("outcome " + words + url).split(" "));
    return said.toString();
  }
}
