package dev.pointsman.contract;

import static dev.pointsman.contract.ReportingStage.ASKS;
import static dev.pointsman.contract.ReportingStage.QUICK;
import static dev.pointsman.contract.ReportingStage.json;
import static dev.pointsman.contract.ReportingStage.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.http.Candidate;
import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.unit.Probability;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a canary hears of the reports that the running service takes.
class CanaryReportsTest {
  private static final String FAILED = "{\"session_id\":\"%s\",\"kind\":\"failed\"}";

  private final ReportingStage stage = new ReportingStage();

  @BeforeEach
  void startACanary() {
    startCanary(stage.gateway());
  }

  private static void startCanary(LiveGateway gateway) {
    var candidate = new Candidate("hard-2", LiveGateway.saying("hard-2", 0));
    gateway.trials().startCanary(candidate, FailureEvidence.none(new Probability(0.5)));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"session_id\":\"s1\"",
        "\"session_id\":\"session:s1\"",
        "\"request_id\":\"req-s1\""
      })
  void aReportIsHeardHoweverItNamesTheWork(String work) throws Exception {
    stage.decision("s1");
    stage.report("{%s,\"kind\":\"failed\"}".formatted(work));
    assertThat(failures(stage.gateway())).isEqualTo(1);
  }

  @Test
  void aReportOfASessionWhoseNameTheJournalMasksIsHeard() throws Exception {
    var secret = "sk-ant-api03-" + "a1B2c3D4e5F6g7H8".repeat(3);
    stage.decision(secret);
    assertThat(stage.report(FAILED.formatted("session:" + secret)).statusCode()).isEqualTo(200);
    assertThat(failures(stage.gateway())).isEqualTo(1);
  }

  @Test
  void aCanaryIsTakenBackByWhatHooksReportOfItsSessions() throws Exception {
    for (var i = 0; i < 60; i++) {
      var id = stage.decision("s" + i);
      if (version(id).equals("hard-2")) {
        stage.report("{\"session_id\":\"s%d\",\"kind\":\"reverted\"}".formatted(i));
      }
    }
    assertThat(stage.gateway().trials().rollback()).isPresent();
  }

  @Test
  void aReportThatComesAgainIsNotTheLastWord() throws Exception {
    var id = stage.decision("s1");
    var body = "{\"id\":\"%s\",\"decision_id\":\"%s\",\"kind\":\"%s\"}";
    stage.report(body.formatted("a", id, "failed"));
    stage.report(body.formatted("b", id, "shipped"));
    stage.report(body.formatted("a", id, "failed"));
    assertThat(failures(stage.gateway())).isZero();
  }

  @Test
  void aReportThatTheJournalTakesLaterIsHeardThen() throws Exception {
    stage.decision("s1");
    try (var _ = holding(stage.gateway().journal())) {
      assertThat(stage.report(FAILED.formatted("s1")).statusCode()).isEqualTo(202);
      assertThat(failures(stage.gateway())).isZero();
    }
    stage.report("{\"request_id\":\"req-s1\",\"kind\":\"metrics\",\"values\":{\"a\":1}}");
    assertThat(failures(stage.gateway())).isEqualTo(1);
  }

  /// Keeps the journal from writing, for less long than it waits.
  private static Connection holding(Path journal) throws SQLException {
    var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
    try (var statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    return connection;
  }

  @Test
  void aTenantsReportIsHeardOfItsOwnSessionAlone() throws Exception {
    try (var gateway = LiveGateway.start(annaAndBen(), QUICK)) {
      startCanary(gateway);
      stage.send(call(gateway, "/v1/messages", ASKS, "anna"));
      var report = FAILED.formatted("s1");
      assertThat(stage.send(call(gateway, "/v1/outcomes", report, "ben")).statusCode())
          .isEqualTo(422);
      assertThat(failures(gateway)).isZero();
      stage.send(call(gateway, "/v1/messages", ASKS, "ben"));
      stage.send(call(gateway, "/v1/outcomes", report, "ben"));
      stage.send(call(gateway, "/v1/outcomes", report, "anna"));
      assertThat(failures(gateway)).isEqualTo(2);
    }
  }

  private Map<String, String> annaAndBen() {
    return Map.of(
        "POINTSMAN_CLIENT_KEYS",
        "anna=anna-key-0123456789,ben=ben-key-0123456789",
        "ANTHROPIC_API_KEY",
        "sk-ant-upstream",
        "POINTSMAN_ANTHROPIC_BASE_URL",
        stage.upstream().base().toString());
  }

  private static HttpRequest.Builder call(
      LiveGateway gateway, String path, String body, String tenant) {
    return request(gateway, path, body)
        .header("x-api-key", tenant + "-key-0123456789")
        .header("x-claude-code-session-id", "s1");
  }

  private String version(String id) throws Exception {
    var record = json(stage.fetch("/v1/decisions/" + id));
    return record.at("/observation/classifier/model_version").asText();
  }

  /// The sessions that have failed, on either side.
  private static long failures(LiveGateway gateway) {
    var evidence = gateway.trials().evidence().orElseThrow();
    return evidence.candidates() + evidence.incumbents();
  }
}
