package dev.pointsman.contract;

import static dev.pointsman.contract.ReportingStage.ASKS;
import static dev.pointsman.contract.ReportingStage.QUICK;
import static dev.pointsman.contract.ReportingStage.json;
import static dev.pointsman.contract.ReportingStage.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of reported outcomes, at the running service.
class OutcomeFactsTest {
  private static final ReportingStage STAGE = new ReportingStage();
  private static String known = "";

  @BeforeAll
  static void routeACall() throws Exception {
    known = STAGE.decision("known");
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @Test
  void anOutcomeIsShownWithItsDecision() throws Exception {
    var id = STAGE.decision("shown");
    var answer =
        STAGE.report("{\"decision_id\":\"%s\",\"kind\":\"rating\",\"stars\":4}".formatted(id));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
    var shown = STAGE.outcomes(id);
    assertThat(shown).hasSize(1);
    assertThat(shown.at("/0/kind").asText()).isEqualTo("rating");
    assertThat(shown.at("/0/stars").asInt()).isEqualTo(4);
    assertThat(shown.at("/0/decision_id").asText()).isEqualTo(id);
  }

  @Test
  void aSessionIsKnownByTheNameThatTheClientSent() throws Exception {
    var id = STAGE.decision("by-name");
    STAGE.report("{\"session_id\":\"by-name\",\"kind\":\"tests\",\"passed\":3,\"failed\":1}");
    assertThat(STAGE.outcomes(id).at("/0/session_id").asText()).isEqualTo("session:by-name");
  }

  @Test
  void aRequestIsKnownByTheNameThatTheClientGaveIt() throws Exception {
    var id = STAGE.decision("by-request");
    STAGE.report("{\"request_id\":\"req-by-request\",\"kind\":\"label\",\"tier\":\"none\"}");
    assertThat(STAGE.outcomes(id).at("/0/decision_id").asText()).isEqualTo(id);
  }

  @Test
  void theSameWordsAgainChangeNothing() throws Exception {
    var id = STAGE.decision("twice");
    var body = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}".formatted(id);
    var first = json(STAGE.report(body));
    var second = json(STAGE.report(body));
    assertThat(second.path("known").asInt()).isEqualTo(1);
    assertThat(second.at("/results/0/standing").asText()).isEqualTo("known");
    assertThat(second.at("/results/0/id")).isEqualTo(first.at("/results/0/id"));
    assertThat(STAGE.outcomes(id)).hasSize(1);
  }

  @Test
  void theSameWordsAtAnotherTimeAreAnotherEvent() throws Exception {
    var id = STAGE.decision("times");
    var body = "{\"decision_id\":\"%s\",\"kind\":\"retried\",\"at\":\"2026-01-0%dT10:00:00Z\"}";
    STAGE.report(body.formatted(id, 1));
    STAGE.report(body.formatted(id, 2));
    assertThat(STAGE.outcomes(id)).hasSize(2);
  }

  @Test
  void linesAreKeptTogether() throws Exception {
    var id = STAGE.decision("lines");
    var line = "{\"decision_id\":\"%s\",\"kind\":\"%s\"}\n";
    var answer = STAGE.lines(line.formatted(id, "shipped") + "\n" + line.formatted(id, "failed"));
    assertThat(json(answer).path("accepted").asInt()).isEqualTo(2);
    assertThat(json(answer).at("/results/1/line").asInt()).isEqualTo(3);
    assertThat(STAGE.outcomes(id)).hasSize(2);
  }

  @Test
  void aLineThatCannotBeReadKeepsAllOthersOut() throws Exception {
    var id = STAGE.decision("all");
    var good = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}\n".formatted(id);
    var answer =
        STAGE.lines(
            good + "{\"kind\":\n" + "{\"kind\":\"rating\",\"stars\":9,\"session_id\":\"s\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/pointer").asText()).startsWith("line 2, column");
    assertThat(json(answer).at("/errors/1/pointer").asText()).isEqualTo("line 3: /stars");
    assertThat(json(answer).at("/errors/1/expected").asText()).isEqualTo("1 to 5 stars");
    assertThat(STAGE.outcomes(id)).isEmpty();
  }

  @Test
  void aLineOfUnknownWorkKeepsAllOthersOut() throws Exception {
    var id = STAGE.decision("unknown");
    var good = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}\n".formatted(id);
    var answer = STAGE.lines(good + "{\"session_id\":\"nobody\",\"kind\":\"shipped\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("line 2: /session_id");
    assertThat(json(answer).path("detail").asText())
        .contains("expected a session that the journal holds, got 'nobody'");
    assertThat(STAGE.outcomes(id)).isEmpty();
  }

  @Test
  void anIdThatStandsForSomethingElseIsRefused() throws Exception {
    var id = STAGE.decision("contradicts");
    var body = "{\"id\":\"mine\",\"decision_id\":\"%s\",\"kind\":\"%s\"}";
    STAGE.report(body.formatted(id, "shipped"));
    var answer = STAGE.report(body.formatted(id, "failed"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/id");
    assertThat(json(answer).at("/errors/0/got").asText()).contains("taken for", "shipped");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{}|''|one of decision_id, session_id, request_id",
        "[]|''|an object",
        "7|''|an object",
        "{\"decision_id\":\"D\",\"session_id\":\"s\",\"kind\":\"shipped\"}|''|one of decision_id",
        "{\"decision_id\":\"a b\",\"kind\":\"shipped\"}|/decision_id|the id of a decision",
        "{\"decision_id\":7,\"kind\":\"shipped\"}|/decision_id|a string",
        "{\"session_id\":\"\",\"kind\":\"shipped\"}|/session_id|a name of 1 to 256 characters",
        "{\"decision_id\":\"D\"}|/kind|a string",
        "{\"decision_id\":\"D\",\"kind\":\"great\"}|/kind|one of shipped, failed",
        "{\"decision_id\":\"D\",\"kind\":\"rating\"}|/stars|a number",
        "{\"decision_id\":\"D\",\"kind\":\"rating\",\"stars\":0}|/stars|1 to 5 stars",
        "{\"decision_id\":\"D\",\"kind\":\"rating\",\"stars\":2.5}|/stars|a whole number",
        "{\"decision_id\":\"D\",\"kind\":\"tests\",\"passed\":3}|/failed|a number",
        "{\"decision_id\":\"D\",\"kind\":\"tests\",\"passed\":0,\"failed\":0}|/passed|at least one test",
        "{\"decision_id\":\"D\",\"kind\":\"tests\",\"passed\":-1,\"failed\":0}|/passed|at least 0",
        "{\"decision_id\":\"D\",\"kind\":\"tests\",\"passed\":1e12,\"failed\":0}|/passed|at most",
        "{\"decision_id\":\"D\",\"kind\":\"commit\",\"commit\":\"c0ffee\"}|/commit|a commit's whole hash",
        "{\"decision_id\":\"D\",\"kind\":\"ci\",\"passed\":\"yes\"}|/passed|true or false",
        "{\"decision_id\":\"D\",\"kind\":\"pull_request\",\"stage\":\"open\"}|/stage|one of opened, merged, closed",
        "{\"decision_id\":\"D\",\"kind\":\"label\",\"tier\":\"turbo\"}|/tier|one of fast, standard, premium, none",
        "{\"decision_id\":\"D\",\"kind\":\"metrics\",\"values\":{}}|/values|1 to 50 values",
        "{\"decision_id\":\"D\",\"kind\":\"metrics\",\"values\":{\"a\":\"b\"}}|/values/a|a finite number",
        "{\"decision_id\":\"D\",\"kind\":\"metrics\",\"values\":{\" \":1}}|/values|names of 1 to 64",
        "{\"decision_id\":\"D\",\"kind\":\"shipped\",\"star\":1}|/star|a field of the kind shipped",
        "{\"decision_id\":\"D\",\"kind\":\"shipped\",\"id\":\"\"}|/id|a name of 1 to 256 characters",
        "{\"decision_id\":\"D\",\"kind\":\"shipped\",\"at\":\"noon\"}|/at|an instant such as",
        "{\"decision_id\":\"D\",\"kind\":\"shipped\",\"at\":\"2999-01-01T00:00:00Z\"}|/at|an instant that has come",
      })
  void aMistakeIsNamedWithItsPlace(String body, String pointer, String expected) throws Exception {
    var answer = STAGE.report(body.replace("\"D\"", "\"" + known + "\""));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(json(answer).at("/errors/0/pointer").asText())
        .isEqualTo(pointer.equals("''") ? "" : pointer);
    assertThat(json(answer).at("/errors/0/expected").asText()).contains(expected);
  }

  @Test
  void aReportOfNothingOrOfTooMuchIsRefused() throws Exception {
    assertThat(STAGE.lines("\n").statusCode()).isEqualTo(400);
    var many = STAGE.lines("{\"session_id\":\"s\",\"kind\":\"shipped\"}\n".repeat(1_001));
    assertThat(many.statusCode()).isEqualTo(400);
    assertThat(many.body()).contains("1 to 1000 outcomes");
    var wide = STAGE.lines("{\"a\":\"" + "x".repeat(70_000) + "\"}");
    assertThat(wide.body()).contains("a line of at most");
    assertThat(STAGE.report("{\"kind\":").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyPostIsAllowed() throws Exception {
    var answer = STAGE.fetch("/v1/outcomes");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("POST");
  }

  @Test
  void withKeysAStrangerIsTurnedAwayAndATenantSeesItsOwnAlone() throws Exception {
    var keys = "anna=anna-key-0123456789,ben=ben-key-0123456789";
    var environment =
        Map.of(
            "POINTSMAN_CLIENT_KEYS",
            keys,
            "ANTHROPIC_API_KEY",
            "sk-ant-upstream",
            "POINTSMAN_ANTHROPIC_BASE_URL",
            STAGE.upstream().base().toString());
    try (var gateway = LiveGateway.start(environment, QUICK)) {
      var call = request(gateway, "/v1/messages", ASKS).header("x-api-key", "anna-key-0123456789");
      var id = STAGE.send(call).headers().firstValue("x-pointsman-decision-id").orElseThrow();
      var body = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}".formatted(id);
      assertThat(STAGE.send(request(gateway, "/v1/outcomes", body)).statusCode()).isEqualTo(401);
      var bens = request(gateway, "/v1/outcomes", body).header("x-api-key", "ben-key-0123456789");
      assertThat(STAGE.send(bens).statusCode()).isEqualTo(422);
      var annas = request(gateway, "/v1/outcomes", body).header("x-api-key", "anna-key-0123456789");
      assertThat(STAGE.send(annas).statusCode()).isEqualTo(200);
    }
  }
}
