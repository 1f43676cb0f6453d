package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Endpoint;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A browser on this machine reaches the service for every page that it shows: where no client key
/// is asked for, pages of other sites spend and read nothing.
class OtherSitesTest {
  private static final String KEY = "alice-0123456789";

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void theirPagesSpendNoUpstreamKey(Endpoint endpoint) throws Exception {
    var heard = stage.hears(LiveStage.raw(endpoint.path(), Calls.to(endpoint), foreign()));
    assertThat(heard).startsWith("HTTP/1.1 403");
    var error = Stage.json(heard.substring(heard.indexOf("\r\n\r\n"))).path("error");
    assertThat(error.path("message").asText()).contains("Origin", "got 'https://evil.example'");
    assertThat(error.path("type").asText()).isNotEmpty();
    assertThat(stage.upstream().received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/decisions",
        "/v1/decisions/d",
        "/v1/models",
        "/v1/review",
        "/v1/reports/drift"
      })
  void aNameThatWasBentToThisMachineReadsNothing(String path) throws Exception {
    var heard = stage.hears(asking(path, "evil.example:8080"));
    assertThat(heard).startsWith("HTTP/1.1 403").contains("Host", "got 'evil.example:8080'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/classify", "/v1/outcomes", "/v1/outcomes/ci"})
  void theirPagesReportNothing(String path) throws Exception {
    assertThat(stage.hears(LiveStage.raw(path, "{}", foreign()))).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost        | ",
        "LOCALHOST:8080   | http://localhost:3000",
        "app.localhost:80 | http://127.0.0.1",
        "127.0.0.1:8080   | http://[::1]:5173",
        "127.8.9.10       | https://App.Localhost",
        "[::1]:8080       | ",
        "pointsman:8080   | ",
        "10.0.0.1:8080    | ",
        "host.docker.internal:8080 | "
      })
  void programsAndPagesOfThisMachineAreServed(String host, String origin) throws Exception {
    var from = origin == null ? "x-none: 1" : "Origin: " + origin;
    var sent = LiveStage.raw("/v1/messages", Calls.to(Endpoint.MESSAGES), from);
    assertThat(stage.hears(sent.replace("Host: localhost", "Host: " + host)))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.evil.example",
        "evil.example#localhost",
        "evil@localhost",
        "127.0.0.1.evil.example",
        "0.0.0.0",
        "[::2]"
      })
  void whatOnlyLooksLocalIsNot(String host) throws Exception {
    assertThat(stage.hears(asking("/v1/decisions", host))).matches("(?s)HTTP/1.1 40[03].*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://localhost.evil.example",
        "http://pointsman",
        "file://",
        "localhost"
      })
  void anOriginThatIsNoLocalOneIsRefused(String origin) throws Exception {
    var sent = LiveStage.raw("/v1/classify", "{\"prompt\":\"a\"}", "Origin: " + origin);
    assertThat(stage.hears(sent)).startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/ready", "/metrics", "/api/hello"})
  void whatTellsOfNoDecisionAnswersAnyName(String path) throws Exception {
    assertThat(stage.hears(asking(path, "evil.example"))).startsWith("HTTP/1.1 200");
  }

  @Test
  void aClientKeyOpensTheServiceUnderAnyName() throws Exception {
    var environment = new HashMap<>(LiveGateway.anthropicKey(stage.upstream().base()));
    environment.put("POINTSMAN_CLIENT_KEYS", "alice=" + KEY);
    stage.restart(environment, LiveStage.QUICK);
    var sent =
        LiveStage.raw("/v1/messages", Calls.to(Endpoint.MESSAGES), foreign(), "x-api-key: " + KEY);
    assertThat(stage.hears(sent.replace("Host: localhost", "Host: evil.example")))
        .startsWith("HTTP/1.1 200");
  }

  private static String foreign() {
    return "Content-Type: text/plain\r\nOrigin: https://evil.example";
  }

  private static String asking(String path, String host) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
  }
}
