package dev.pointsman.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.MalformedJson;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// One request and its response: reads the body, writes the answer or the problem, counts both.
final class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class.getName());

  private final ServerRequest request;
  private final ServerResponse response;
  private final String path;
  private final Telemetry telemetry;
  private final long start = System.nanoTime();

  /// @param path the route's own name, as metrics know it
  Exchange(ServerRequest request, ServerResponse response, String path, Telemetry telemetry) {
    this.request = request;
    this.response = response;
    this.path = path;
    this.telemetry = telemetry;
  }

  /// What an endpoint does with a body.
  interface Answering {
    JsonNode answer(byte[] body);
  }

  /// Answers in JSON. Whatever a request contains, the worst it gets is a problem of its own
  /// making.
  void answer(Answering answering) throws IOException {
    var body = body();
    try {
      send("application/json", answering.answer(body).toString());
    } catch (MalformedJson malformed) {
      refuse(Problem.of(malformed));
    } catch (RuntimeException bug) {
      LOG.log(Level.SEVERE, "a bug answered " + path, bug);
      refuse(Problem.of(500, "Internal error", "the service failed; its log says more"));
    }
  }

  private byte[] body() throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    var deadline = ReadDeadline.over(Thread.currentThread());
    try {
      return request.content().inputStream().readAllBytes();
    } finally {
      deadline.lift();
    }
  }

  void send(String mediaType, String text) {
    send(200, mediaType, text);
  }

  void refuse(Problem problem) {
    send(problem.status(), Problem.MEDIA_TYPE, problem.json().toString());
  }

  private void send(int status, String mediaType, String text) {
    telemetry.served(path, status, Duration.ofNanos(System.nanoTime() - start));
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.send(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What came from a client, cut and without control characters, so that it can stand in an
  /// answer.
  static String printable(String text) {
    var safe = text.replaceAll("[^\\x20-\\x7E]", "?");
    return safe.length() <= 60 ? safe : safe.substring(0, 60) + "...";
  }
}
