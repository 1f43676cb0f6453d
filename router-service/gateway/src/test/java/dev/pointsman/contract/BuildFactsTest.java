package dev.pointsman.contract;

import static dev.pointsman.contract.ReportingStage.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds of reported builds, at the running service.
class BuildFactsTest {
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final ReportingStage STAGE = new ReportingStage();

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @Test
  void aBuildIsJoinedByTheCommitThatWasReported() throws Exception {
    var id = STAGE.decision("built");
    var sha = SHA.replace('0', 'a');
    STAGE.report("{\"session_id\":\"built\",\"kind\":\"commit\",\"commit\":\"%s\"}".formatted(sha));
    var build = "{\"commit\":\"%s\",\"passed\":false,\"id\":\"build 7\"}".formatted(sha);
    assertThat(json(STAGE.build(build)).path("accepted").asInt()).isEqualTo(1);
    assertThat(json(STAGE.build(build)).path("known").asInt()).isEqualTo(1);
    var outcomes = STAGE.outcomes(id);
    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.at("/1/kind").asText()).isEqualTo("ci");
    assertThat(outcomes.at("/1/passed").asBoolean(true)).isFalse();
  }

  @Test
  void aBuildMayNameItsWorkAsOtherOutcomesDo() throws Exception {
    STAGE.decision("named");
    var build = "{\"session_id\":\"named\",\"passed\":true}";
    assertThat(json(STAGE.build(build)).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void gitHubsRunsAreReadAsTheyAre() throws Exception {
    var id = STAGE.decision("hub");
    var sha = SHA.replace('0', 'b');
    STAGE.report("{\"session_id\":\"hub\",\"kind\":\"commit\",\"commit\":\"%s\"}".formatted(sha));
    var run =
        """
        {"action":"completed","%s":{"id":77,"run_attempt":1,"name":"build","head_sha":"%s",
         "conclusion":"%s","updated_at":"2026-11-01T10:00:00Z"},"repository":{"id":1}}
        """;
    STAGE.build(run.formatted("workflow_run", sha, "success"));
    STAGE.build(run.formatted("check_run", sha, "timed_out"));
    var outcomes = STAGE.outcomes(id);
    assertThat(outcomes.findValuesAsText("passed")).containsExactlyInAnyOrder("true", "false");
    assertThat(
            json(STAGE.build(run.formatted("check_run", sha, "skipped"))).path("ignored").asText())
        .isEqualTo("the run was skipped");
  }

  @Test
  void gitHubIsNotToldOffForWhatIsNotOurs() throws Exception {
    var run = "{\"check_run\":{\"id\":1,\"head_sha\":\"%s\",\"conclusion\":%s}}";
    assertThat(STAGE.build("{\"zen\":\"Keep it simple.\"}").body()).contains("a ping");
    assertThat(STAGE.build(run.formatted(SHA, "null")).body()).contains("has not ended");
    var unknown = STAGE.build(run.formatted(SHA, "\"success\""));
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
    var answer = STAGE.build(body.replace("SHA", SHA));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).at("/errors/0/pointer").asText())
        .endsWith(pointer == null ? "" : pointer);
    assertThat(json(answer).at("/errors/0/expected").asText()).contains(expected);
  }
}
