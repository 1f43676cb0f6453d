package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds of routed calls beside the contract of the SDKs.
class RouteFactsTest {
  private static final String ASKS =
      "{\"model\":\"claude-auto\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  private static final String QUICK = "relay: {retries: 0, ping_seconds: 1}\n";

  private final ScriptedUpstream upstream =
      ScriptedUpstream.start(request -> Answers.to(request, Reply.text("Hello")));
  private final HttpClient client = HttpClient.newHttpClient();
  private LiveGateway gateway = LiveGateway.start(upstream.base(), QUICK);

  @AfterEach
  void close() {
    client.shutdownNow();
    gateway.close();
    upstream.close();
  }

  @Test
  void anAnswerNamesItsDecisionAndTheRecordTellsTheSame() throws Exception {
    var answer = post("/v1/messages", ASKS);
    var record = record(answer);
    assertThat(answer.headers().firstValue("x-pointsman-tier")).contains("fast");
    assertThat(record.at("/decision").toString()).contains("claude-haiku-4-5");
    assertThat(record.at("/serving/ending").asText()).isEqualTo("answered");
    assertThat(decisions()).hasSize(1);
  }

  @Test
  void withoutAKeyTheErrorNamesTheVariable() throws Exception {
    restart(Map.of(), QUICK);
    var anthropic = post("/v1/messages", ASKS);
    assertThat(anthropic.statusCode()).isEqualTo(401);
    assertThat(json(anthropic).at("/error/type").asText()).isEqualTo("authentication_error");
    assertThat(json(anthropic).at("/error/message").asText()).contains("ANTHROPIC_API_KEY");
    var openAi = post("/v1/responses", "{\"model\":\"gpt-5.5\",\"input\":\"Hi\"}");
    assertThat(openAi.statusCode()).isEqualTo(401);
    assertThat(json(openAi).at("/error/message").asText()).contains("OPENAI_API_KEY");
    assertThat(upstream.received()).isEmpty();
    assertThat(decisions()).hasSize(2);
  }

  @Test
  void aCallThatCannotBeReadIsRefusedInItsDialectAndRecorded() throws Exception {
    var broken = post("/v1/messages", "{\"model\":");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(json(broken).at("/error/type").asText()).isEqualTo("invalid_request_error");
    var wrong = post("/v1/chat/completions", "{\"model\":\"auto\",\"messages\":7}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(json(wrong).at("/error/message").asText()).contains("messages");
    assertThat(record(wrong).at("/serving/ending").asText()).isEqualTo("refused");
    assertThat(decisions()).hasSize(2);
  }

  @Test
  void aTierThatDoesNotExistIsAnErrorThatListsTheOthers() throws Exception {
    var answer = post("/v1/messages", ASKS, "x-pointsman-tier", "turbo");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("fast, standard, premium", "turbo");
  }

  @Test
  void aForcedTierIsServed() throws Exception {
    post("/v1/messages", ASKS, "x-pointsman-tier", "premium");
    assertThat(upstream.received(0).json().path("model").asText()).isEqualTo("claude-opus-4-6");
  }

  @Test
  void trial22ATierThatIsDownIsServedFromAboveAndTheRecordHoldsBothTries() throws Exception {
    upstream.then(Faults.anthropic(529, "Overloaded"));
    var answer = post("/v1/messages", ASKS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-pointsman-tier")).contains("standard");
    assertThat(record(answer).at("/serving/attempts")).hasSize(2);
  }

  @Test
  void trial03RoutersHeadersAndClientsKeysDoNotReachTheUpstream() throws Exception {
    post(
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
    var received = upstream.received(0);
    assertThat(received.target()).isEqualTo("/v1/messages?beta=true");
    assertThat(received.header("x-pointsman-role")).isEmpty();
    assertThat(received.header("x-claude-code-session-id")).isEmpty();
    assertThat(received.header("anthropic-beta")).contains("one,two");
    assertThat(received.header("x-api-key")).contains("sk-ant-upstream");
    assertThat(received.header("authorization")).isEmpty();
  }

  @Test
  void pingsComeBeforeTheFirstByteOfASilentUpstream() throws Exception {
    upstream.then(Answers.messageStream(Reply.text("Hello")).after(Duration.ofMillis(2_500)));
    var answer = post("/v1/messages", ASKS.replace("{\"model\"", "{\"stream\":true,\"model\""));
    assertThat(answer.body()).startsWith("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    assertThat(answer.body()).contains("event: message_stop");
  }

  @Test
  void trial12AClientThatLeavesASilentUpstreamIsNoticed() throws Exception {
    upstream.then(Answer.silence());
    var call = client.sendAsync(request("/v1/messages", ASKS), BodyHandlers.ofString());
    var received = upstream.received(0);
    call.cancel(true);
    client.shutdownNow();
    assertThat(received.isClosedWithin(Duration.ofMillis(750))).isTrue();
  }

  @Test
  void aWebSocketOfCodexIsDeclined() throws Exception {
    var answer = get("/v1/responses");
    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(json(answer).at("/error/message").asText()).contains("POST");
  }

  @Test
  void aCallInTheOtherDialectIsTranslatedWhereOneKeyIsThere() throws Exception {
    restart(
        Map.of(
            "ANTHROPIC_API_KEY", "k", "POINTSMAN_ANTHROPIC_BASE_URL", upstream.base().toString()),
        QUICK);
    var body = "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    var answer = post("/v1/chat/completions", body);
    assertThat(json(answer).at("/choices/0/message/content").asText()).isEqualTo("Hello");
    assertThat(upstream.received(0).path()).isEqualTo("/v1/messages");
  }

  @Test
  void whereKeysAreSetStrangersAreTurnedAwayFromEveryEndpoint() throws Exception {
    restart(Map.of("POINTSMAN_CLIENT_KEYS", "team=pk-secret-0123456789"), QUICK);
    for (var path : new String[] {"/v1/messages", "/v1/classify", "/v1/chat/completions"}) {
      assertThat(post(path, ASKS).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(get("/v1/decisions").statusCode()).isEqualTo(401);
    assertThat(get("/v1/models").statusCode()).isEqualTo(401);
    assertThat(get("/health").statusCode()).isEqualTo(200);
    var known = post("/v1/classify", "{\"prompt\":\"a\"}", "x-api-key", "pk-secret-0123456789");
    assertThat(known.statusCode()).isEqualTo(200);
  }

  private void restart(Map<String, String> environment, String yaml) {
    gateway.close();
    gateway = LiveGateway.start(environment, yaml);
  }

  private HttpRequest request(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(request(path, body, headers), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(gateway.base() + path);
  }

  private JsonNode record(HttpResponse<String> answer) throws IOException, InterruptedException {
    var id = answer.headers().firstValue("x-pointsman-decision-id").orElseThrow();
    var record = json(get("/v1/decisions/" + id));
    for (var i = 0; i < 100 && record.at("/serving/ending").asText().equals("pending"); i++) {
      Thread.sleep(20);
      record = json(get("/v1/decisions/" + id));
    }
    return record;
  }

  private JsonNode decisions() throws IOException, InterruptedException {
    return json(get("/v1/decisions")).path("decisions");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Stage.json(answer.body());
  }
}
