package dev.pointsman.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A running service, a client that routes calls through it, and one that reports of them.
final class ReportingStage implements AutoCloseable {
  static final String ASKS =
      "{\"model\":\"claude-auto\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  static final String QUICK = "relay: {retries: 0, ping_seconds: 1}\n";
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";

  private final ScriptedUpstream upstream =
      ScriptedUpstream.start(request -> Answers.to(request, Reply.text("Hello")));
  private final HttpClient client = HttpClient.newHttpClient();
  private final LiveGateway gateway = LiveGateway.start(upstream.base(), QUICK);

  ScriptedUpstream upstream() {
    return upstream;
  }

  LiveGateway gateway() {
    return gateway;
  }

  /// Routes a call of a session; gives the decision's id.
  String decision(String session) throws IOException, InterruptedException {
    var request =
        request(gateway, "/v1/messages", ASKS)
            .header("x-claude-code-session-id", session)
            .header("x-request-id", "req-" + session);
    return send(request).headers().firstValue("x-pointsman-decision-id").orElseThrow();
  }

  HttpResponse<String> report(String body) throws IOException, InterruptedException {
    return post("/v1/outcomes", JSON, body);
  }

  HttpResponse<String> build(String body) throws IOException, InterruptedException {
    return post("/v1/outcomes/ci", JSON, body);
  }

  HttpResponse<String> lines(String body) throws IOException, InterruptedException {
    return post("/v1/outcomes", NDJSON, body);
  }

  private HttpResponse<String> post(String path, String type, String body)
      throws IOException, InterruptedException {
    return send(request(gateway, path, body).header("content-type", type));
  }

  static HttpRequest.Builder request(LiveGateway gateway, String path, String body) {
    return HttpRequest.newBuilder(gateway.base().resolve(path)).POST(BodyPublishers.ofString(body));
  }

  HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(gateway.base().resolve(path)).GET());
  }

  /// What is known of a decision.
  JsonNode outcomes(String decision) throws IOException, InterruptedException {
    return json(fetch("/v1/decisions/" + decision)).path("outcomes");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    gateway.close();
    upstream.close();
  }
}
