package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pointsman.catalog.Catalog;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classifier;
import dev.pointsman.config.ClientKeys;
import dev.pointsman.config.ClientKeysConfig;
import dev.pointsman.config.Limits;
import dev.pointsman.config.ServerConfig;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.PolicySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The real service on a free loopback port, and a client for it.
final class RunningService implements AutoCloseable {
  static final Limits LIMITS =
      new Limits(64 * 1024, 64 << 20, 4, 16, 64, Duration.ofSeconds(2), Duration.ofSeconds(5));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningService(Service service) {
    this.service = service;
  }

  static RunningService with(Classifier classifier) {
    return with(classifier, LIMITS, Duration.ofSeconds(2));
  }

  static RunningService with(Classifier classifier, Limits limits, Duration patience) {
    var clock = Clock.systemUTC();
    var policy = new Policy(Catalog.anthropic(), PolicySettings.defaults(Ladder.DEFAULT));
    var ids = new DecisionIds(clock, new Random(1));
    var pipeline = new ClassifyPipeline(classifier, policy, ids);
    var telemetry = new Telemetry(() -> "scripted-1");
    var keys = new ClientKeys(new ClientKeysConfig(Path.of("none"), List.of()), true, clock);
    var memory = new BodyMemory(limits.heldBodyBytes(), Duration.ofMillis(200));
    var edge =
        new Edge(
            new RequestClock(patience), new Lookout(), telemetry, keys, limits.bodyBytes(), memory);
    var endpoints = new Endpoints(pipeline, edge, () -> "scripted-1", limits);
    var config = new ServerConfig("127.0.0.1", 0, limits);
    return new RunningService(Service.start(config, edge, endpoints::route));
  }

  RawClient connect() throws IOException {
    return new RawClient(service.port());
  }

  HttpResponse<String> classify(String body) throws IOException, InterruptedException {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    return send(at("/v1/classify").POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
    return send(at(path).GET());
  }

  HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /// Sends bytes as they are and reads until the server closes.
  String raw(String bytes) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port()));
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }

  int port() {
    return service.port();
  }

  @Override
  public void close() {
    client.close();
    service.close();
  }
}
