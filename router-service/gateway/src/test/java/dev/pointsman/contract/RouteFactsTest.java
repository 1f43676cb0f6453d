package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Faults;
import dev.pointsman.upstream.Endpoint;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds of routed calls beside the contract of the SDKs.
class RouteFactsTest {
  private static final String ASKS =
      "{\"model\":\"claude-auto\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anAnswerNamesItsDecisionAndTheRecordTellsTheSame() throws Exception {
    var answer = stage.post("/v1/messages", ASKS);
    var record = stage.record(answer);
    assertThat(answer.headers().firstValue("x-pointsman-tier")).contains("fast");
    assertThat(record.at("/decision").toString()).contains("claude-haiku-4-5");
    assertThat(record.at("/serving/ending").asText()).isEqualTo("answered");
    assertThat(stage.decisions()).hasSize(1);
  }

  @Test
  void withoutAKeyTheErrorNamesTheVariable() throws Exception {
    stage.restart(Map.of(), LiveStage.QUICK);
    var anthropic = stage.post("/v1/messages", ASKS);
    assertThat(anthropic.statusCode()).isEqualTo(401);
    assertThat(LiveStage.json(anthropic).at("/error/type").asText())
        .isEqualTo("authentication_error");
    assertThat(LiveStage.json(anthropic).at("/error/message").asText())
        .contains("ANTHROPIC_API_KEY")
        .doesNotContain("claude-auto");
    assertThat(stage.upstream().received()).isEmpty();
    assertThat(stage.decisions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "auto-premium", "gpt-5.5"})
  void withoutAKeyTheResponsesApiNamesTheVariableThatItNeeds(String model) throws Exception {
    stage.restart(Map.of(), LiveStage.QUICK);
    var answer = stage.post("/v1/responses", Calls.to(Endpoint.RESPONSES, model));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(LiveStage.json(answer).at("/error/message").asText())
        .contains("OPENAI_API_KEY")
        .doesNotContain("ANTHROPIC");
  }

  @Test
  void withoutAKeyAChatNamesBothVariablesItsOwnFirst() throws Exception {
    stage.restart(Map.of(), LiveStage.QUICK);
    var answer = stage.post("/v1/chat/completions", Calls.to(Endpoint.CHAT_COMPLETIONS));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(LiveStage.json(answer).at("/error/message").asText())
        .contains("OPENAI_API_KEY or ANTHROPIC_API_KEY");
  }

  @Test
  void trial22ATierThatIsDownIsServedFromAboveAndTheRecordHoldsBothTries() throws Exception {
    stage.upstream().then(Faults.anthropic(529, "Overloaded"));
    var answer = stage.post("/v1/messages", ASKS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-pointsman-tier")).contains("standard");
    assertThat(stage.record(answer).at("/serving/attempts")).hasSize(2);
  }

  @Test
  void trial03RoutersHeadersAndClientsKeysDoNotReachTheUpstream() throws Exception {
    stage.post(
        "/v1/messages?beta=true",
        ASKS,
        "x-pointsman-role",
        "planner",
        "x-claude-code-session-id",
        "s1",
        "authorization",
        "Bearer client-secret",
        "anthropic-beta",
        "one,two");
    var received = stage.upstream().received(0);
    assertThat(received.target()).isEqualTo("/v1/messages?beta=true");
    assertThat(received.header("x-pointsman-role")).isEmpty();
    assertThat(received.header("x-claude-code-session-id")).isEmpty();
    assertThat(received.header("anthropic-beta")).contains("one,two");
    assertThat(received.header("x-api-key")).contains("sk-ant-upstream");
    assertThat(received.header("authorization")).isEmpty();
  }

  @Test
  void aWebSocketOfCodexIsDeclined() throws Exception {
    var answer = stage.get("/v1/responses");
    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(LiveStage.json(answer).at("/error/message").asText()).contains("POST");
  }

  @Test
  void whereKeysAreSetStrangersAreTurnedAwayFromEveryEndpoint() throws Exception {
    stage.restart(Map.of("POINTSMAN_CLIENT_KEYS", "team=pk-secret-0123456789"), LiveStage.QUICK);
    for (var path : new String[] {"/v1/messages", "/v1/classify", "/v1/chat/completions"}) {
      assertThat(stage.post(path, ASKS).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(stage.get("/v1/decisions").statusCode()).isEqualTo(401);
    assertThat(stage.get("/v1/models").statusCode()).isEqualTo(401);
    assertThat(stage.get("/health").statusCode()).isEqualTo(200);
    var known =
        stage.post("/v1/classify", "{\"prompt\":\"a\"}", "x-api-key", "pk-secret-0123456789");
    assertThat(known.statusCode()).isEqualTo(200);
  }
}
