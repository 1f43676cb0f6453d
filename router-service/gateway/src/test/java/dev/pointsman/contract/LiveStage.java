package dev.pointsman.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Received;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.Script;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The real service in front of a scripted upstream that says Hello, and a plain client for it.
final class LiveStage implements AutoCloseable {
  static final String QUICK = "relay: {retries: 0, ping_seconds: 1}\n";

  private static final int PATIENCE_MILLIS = 20_000;

  private final AtomicReference<Script> script = new AtomicReference<>(LiveStage::hello);
  private final ScriptedUpstream upstream =
      ScriptedUpstream.start(request -> script.get().answer(request));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private LiveGateway gateway = LiveGateway.start(upstream.base(), QUICK);

  private static Answer hello(Received request) {
    return request.path().endsWith("count_tokens")
        ? Answers.countTokens(7)
        : Answers.to(request, Reply.text("Hello"));
  }

  ScriptedUpstream upstream() {
    return upstream;
  }

  /// From now on every request is answered like this.
  void always(Script other) {
    script.set(other);
  }

  /// The name of the model that the upstream was asked for in a call, from 0.
  String modelOf(int call) throws InterruptedException {
    return upstream.received(call).json().path("model").asText();
  }

  /// The same with another environment.
  void restart(Map<String, String> environment, String yaml) {
    gateway.close();
    gateway = LiveGateway.start(environment, yaml);
  }

  void drain() {
    gateway.drain();
  }

  HttpRequest request(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(request(path, body, headers));
  }

  /// The answer as it comes.
  InputStream open(String path, String body) throws IOException, InterruptedException {
    return client.send(request(path, body), BodyHandlers.ofInputStream()).body();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  URI uri(String path) {
    return URI.create(gateway.base() + path);
  }

  /// A connection on which these characters have been sent as bytes.
  Socket saying(String latin1) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.base().getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  /// The bytes of a request, which asks for the connection to be closed.
  static String raw(String path, String body, String... lines) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(
            path,
            lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n",
            body.length(),
            body);
  }

  /// What answers these characters, head and all.
  String hears(String latin1) throws IOException {
    try (var socket = saying(latin1)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /// The record of an answer's decision.
  JsonNode record(HttpResponse<String> answer) throws IOException, InterruptedException {
    var id = answer.headers().firstValue("x-pointsman-decision-id").orElseThrow();
    return finished("/v1/decisions/" + id, "");
  }

  /// All decisions, newest first, once the newest has ended.
  JsonNode decisions() throws IOException, InterruptedException {
    return finished("/v1/decisions", "/decisions/0").path("decisions");
  }

  private JsonNode finished(String path, String place) throws IOException, InterruptedException {
    var json = json(get(path));
    for (var i = 0; i < 200 && isPending(json.at(place)); i++) {
      Thread.sleep(20);
      json = json(get(path));
    }
    return json;
  }

  private static boolean isPending(JsonNode record) {
    return record.at("/serving/ending").asText("pending").equals("pending");
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Stage.json(answer.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
    gateway.close();
    upstream.close();
  }
}
