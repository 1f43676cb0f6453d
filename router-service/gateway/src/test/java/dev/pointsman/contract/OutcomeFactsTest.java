package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of reported outcomes, at the running service.
class OutcomeFactsTest {
  private static final String ASKS =
      "{\"model\":\"claude-auto\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  private static final String QUICK = "relay: {retries: 0, ping_seconds: 1}\n";
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  private static final ScriptedUpstream UPSTREAM =
      ScriptedUpstream.start(request -> Answers.to(request, Reply.text("Hello")));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final LiveGateway GATEWAY = LiveGateway.start(UPSTREAM.base(), QUICK);
  private static String known = "";

  @BeforeAll
  static void routeACall() throws Exception {
    known = decision("known");
  }

  @AfterAll
  static void close() {
    CLIENT.shutdownNow();
    GATEWAY.close();
    UPSTREAM.close();
  }

  @Test
  void anOutcomeIsShownWithItsDecision() throws Exception {
    var id = decision("shown");
    var answer = report("{\"decision_id\":\"%s\",\"kind\":\"rating\",\"stars\":4}".formatted(id));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("accepted").asInt()).isEqualTo(1);
    var shown = json(fetch("/v1/decisions/" + id)).path("outcomes");
    assertThat(shown).hasSize(1);
    assertThat(shown.at("/0/kind").asText()).isEqualTo("rating");
    assertThat(shown.at("/0/stars").asInt()).isEqualTo(4);
    assertThat(shown.at("/0/decision_id").asText()).isEqualTo(id);
  }

  @Test
  void aSessionIsKnownByTheNameThatTheClientSent() throws Exception {
    var id = decision("by-name");
    report("{\"session_id\":\"by-name\",\"kind\":\"tests\",\"passed\":3,\"failed\":1}");
    assertThat(json(fetch("/v1/decisions/" + id)).at("/outcomes/0/session_id").asText())
        .isEqualTo("session:by-name");
  }

  @Test
  void aRequestIsKnownByTheNameThatTheClientGaveIt() throws Exception {
    var id = decision("by-request");
    report("{\"request_id\":\"req-by-request\",\"kind\":\"label\",\"tier\":\"none\"}");
    assertThat(json(fetch("/v1/decisions/" + id)).at("/outcomes/0/decision_id").asText())
        .isEqualTo(id);
  }

  @Test
  void theSameWordsAgainChangeNothing() throws Exception {
    var id = decision("twice");
    var body = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}".formatted(id);
    var first = json(report(body));
    var second = json(report(body));
    assertThat(second.path("known").asInt()).isEqualTo(1);
    assertThat(second.at("/results/0/standing").asText()).isEqualTo("known");
    assertThat(second.at("/results/0/id")).isEqualTo(first.at("/results/0/id"));
    assertThat(json(fetch("/v1/decisions/" + id)).path("outcomes")).hasSize(1);
  }

  @Test
  void theSameWordsAtAnotherTimeAreAnotherEvent() throws Exception {
    var id = decision("times");
    var body = "{\"decision_id\":\"%s\",\"kind\":\"retried\",\"at\":\"2026-01-0%dT10:00:00Z\"}";
    report(body.formatted(id, 1));
    report(body.formatted(id, 2));
    assertThat(json(fetch("/v1/decisions/" + id)).path("outcomes")).hasSize(2);
  }

  @Test
  void linesAreKeptTogether() throws Exception {
    var id = decision("lines");
    var line = "{\"decision_id\":\"%s\",\"kind\":\"%s\"}\n";
    var answer =
        post(
            "/v1/outcomes",
            NDJSON,
            line.formatted(id, "shipped") + "\n" + line.formatted(id, "failed"));
    assertThat(json(answer).path("accepted").asInt()).isEqualTo(2);
    assertThat(json(answer).at("/results/1/line").asInt()).isEqualTo(3);
    assertThat(json(fetch("/v1/decisions/" + id)).path("outcomes")).hasSize(2);
  }

  @Test
  void aLineThatCannotBeReadKeepsAllOthersOut() throws Exception {
    var id = decision("all");
    var good = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}\n".formatted(id);
    var answer =
        post(
            "/v1/outcomes",
            NDJSON,
            good + "{\"kind\":\n" + "{\"kind\":\"rating\",\"stars\":9,\"session_id\":\"s\"}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).at("/errors/0/pointer").asText()).startsWith("line 2, column");
    assertThat(json(answer).at("/errors/1/pointer").asText()).isEqualTo("line 3: /stars");
    assertThat(json(answer).at("/errors/1/expected").asText()).isEqualTo("1 to 5 stars");
    assertThat(json(fetch("/v1/decisions/" + id)).path("outcomes")).isEmpty();
  }

  @Test
  void aLineOfUnknownWorkKeepsAllOthersOut() throws Exception {
    var id = decision("unknown");
    var good = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}\n".formatted(id);
    var answer =
        post("/v1/outcomes", NDJSON, good + "{\"session_id\":\"nobody\",\"kind\":\"shipped\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("line 2: /session_id");
    assertThat(json(answer).path("detail").asText())
        .contains("expected a session that the journal holds, got 'nobody'");
    assertThat(json(fetch("/v1/decisions/" + id)).path("outcomes")).isEmpty();
  }

  @Test
  void anIdThatStandsForSomethingElseIsRefused() throws Exception {
    var id = decision("contradicts");
    var body = "{\"id\":\"mine\",\"decision_id\":\"%s\",\"kind\":\"%s\"}";
    report(body.formatted(id, "shipped"));
    var answer = report(body.formatted(id, "failed"));
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
    var answer = report(body.replace("\"D\"", "\"" + known + "\""));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(json(answer).at("/errors/0/pointer").asText())
        .isEqualTo(pointer.equals("''") ? "" : pointer);
    assertThat(json(answer).at("/errors/0/expected").asText()).contains(expected);
  }

  @Test
  void aReportOfNothingOrOfTooMuchIsRefused() throws Exception {
    assertThat(post("/v1/outcomes", NDJSON, "\n").statusCode()).isEqualTo(400);
    var many =
        post("/v1/outcomes", NDJSON, "{\"session_id\":\"s\",\"kind\":\"shipped\"}\n".repeat(1_001));
    assertThat(many.statusCode()).isEqualTo(400);
    assertThat(many.body()).contains("1 to 1000 outcomes");
    var wide = post("/v1/outcomes", NDJSON, "{\"a\":\"" + "x".repeat(70_000) + "\"}");
    assertThat(wide.body()).contains("a line of at most");
    assertThat(report("{\"kind\":").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyPostIsAllowed() throws Exception {
    var answer = fetch("/v1/outcomes");
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).contains("POST");
  }

  @Test
  void aBuildIsJoinedByTheCommitThatWasReported() throws Exception {
    var id = decision("built");
    var sha = SHA.replace('0', 'a');
    report("{\"session_id\":\"built\",\"kind\":\"commit\",\"commit\":\"%s\"}".formatted(sha));
    var build = "{\"commit\":\"%s\",\"passed\":false,\"id\":\"build 7\"}".formatted(sha);
    assertThat(json(post("/v1/outcomes/ci", JSON, build)).path("accepted").asInt()).isEqualTo(1);
    assertThat(json(post("/v1/outcomes/ci", JSON, build)).path("known").asInt()).isEqualTo(1);
    var outcomes = json(fetch("/v1/decisions/" + id)).path("outcomes");
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.at("/1/kind").asText()).isEqualTo("ci");
    assertThat(outcomes.at("/1/passed").asBoolean(true)).isFalse();
  }

  @Test
  void aBuildMayNameItsWorkAsOtherOutcomesDo() throws Exception {
    decision("named");
    var build = "{\"session_id\":\"named\",\"passed\":true}";
    assertThat(json(post("/v1/outcomes/ci", JSON, build)).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void gitHubsRunsAreReadAsTheyAre() throws Exception {
    var id = decision("hub");
    var sha = SHA.replace('0', 'b');
    report("{\"session_id\":\"hub\",\"kind\":\"commit\",\"commit\":\"%s\"}".formatted(sha));
    var run =
        """
        {"action":"completed","%s":{"id":77,"run_attempt":1,"name":"build","head_sha":"%s",
         "conclusion":"%s","updated_at":"2026-11-01T10:00:00Z"},"repository":{"id":1}}
        """;
    post("/v1/outcomes/ci", JSON, run.formatted("workflow_run", sha, "success"));
    post("/v1/outcomes/ci", JSON, run.formatted("check_run", sha, "timed_out"));
    var outcomes = json(fetch("/v1/decisions/" + id)).path("outcomes");
    assertThat(outcomes.findValuesAsText("passed")).containsExactlyInAnyOrder("true", "false");
    assertThat(
            json(post("/v1/outcomes/ci", JSON, run.formatted("check_run", sha, "skipped")))
                .path("ignored")
                .asText())
        .isEqualTo("the run was skipped");
  }

  @Test
  void gitHubIsNotToldOffForWhatIsNotOurs() throws Exception {
    var run = "{\"check_run\":{\"id\":1,\"head_sha\":\"%s\",\"conclusion\":%s}}";
    assertThat(post("/v1/outcomes/ci", JSON, "{\"zen\":\"Keep it simple.\"}").body())
        .contains("a ping");
    assertThat(post("/v1/outcomes/ci", JSON, run.formatted(SHA, "null")).body())
        .contains("has not ended");
    var unknown = post("/v1/outcomes/ci", JSON, run.formatted(SHA, "\"success\""));
    assertThat(unknown.statusCode()).isEqualTo(200);
    assertThat(unknown.body()).contains("nobody reported the commit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{\"commit\":\"SHA\",\"passed\":true}|422|/commit|a commit that was reported before",
        "{\"commit\":\"c0ffee\",\"passed\":true}|400|/commit|a commit's whole hash",
        "{\"commit\":\"SHA\"}|400|/passed|true or false",
        "{\"commit\":\"SHA\",\"passed\":true,\"job\":1}|400|/job|one of commit, passed, id, at",
        "{\"passed\":true}|400||one of decision_id, session_id, request_id",
        "{\"session_id\":\"nobody\",\"passed\":true}|422|/session_id|a session that the journal holds",
        "{\"check_run\":{\"head_sha\":\"SHA\",\"conclusion\":\"success\"}}|400|/id|the number of the run",
        "[1]|400||an object",
      })
  void aMistakeInABuildIsNamed(String body, int status, String pointer, String expected)
      throws Exception {
    var answer = post("/v1/outcomes/ci", JSON, body.replace("SHA", SHA));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).at("/errors/0/pointer").asText())
        .endsWith(pointer == null ? "" : pointer);
    assertThat(json(answer).at("/errors/0/expected").asText()).contains(expected);
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
            UPSTREAM.base().toString());
    try (var gateway = LiveGateway.start(environment, QUICK)) {
      var call = request(gateway, "/v1/messages", ASKS).header("x-api-key", "anna-key-0123456789");
      var id = send(call).headers().firstValue("x-pointsman-decision-id").orElseThrow();
      var body = "{\"decision_id\":\"%s\",\"kind\":\"shipped\"}".formatted(id);
      assertThat(send(request(gateway, "/v1/outcomes", body)).statusCode()).isEqualTo(401);
      var bens = request(gateway, "/v1/outcomes", body).header("x-api-key", "ben-key-0123456789");
      assertThat(send(bens).statusCode()).isEqualTo(422);
      var annas = request(gateway, "/v1/outcomes", body).header("x-api-key", "anna-key-0123456789");
      assertThat(send(annas).statusCode()).isEqualTo(200);
    }
  }

  /// Routes a call of a session; gives the decision's id.
  private static String decision(String session) throws Exception {
    var request =
        request(GATEWAY, "/v1/messages", ASKS)
            .header("x-claude-code-session-id", session)
            .header("x-request-id", "req-" + session);
    return send(request).headers().firstValue("x-pointsman-decision-id").orElseThrow();
  }

  private static HttpResponse<String> report(String body) throws Exception {
    return post("/v1/outcomes", JSON, body);
  }

  private static HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(request(GATEWAY, path, body).header("content-type", type));
  }

  private static HttpRequest.Builder request(LiveGateway gateway, String path, String body) {
    return HttpRequest.newBuilder(gateway.base().resolve(path)).POST(BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> fetch(String path) throws Exception {
    return send(HttpRequest.newBuilder(GATEWAY.base().resolve(path)).GET());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }
}
