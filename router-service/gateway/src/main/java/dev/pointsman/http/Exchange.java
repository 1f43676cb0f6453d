package dev.pointsman.http;

import dev.pointsman.config.ClientKeys.Admission;
import dev.pointsman.config.Provenance;
import dev.pointsman.json.MalformedJson;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/// One request and its response: reads the body, writes the answer or the problem, counts both.
final class Exchange {
  private static final Logger LOG = Logger.getLogger(Exchange.class.getName());
  private static final int UNAVAILABLE = 503;

  private final ServerRequest request;
  private final ServerResponse response;
  private final String path;
  private final Edge edge;
  private final long start = System.nanoTime();

  /// @param path the route's own name, as metrics know it
  Exchange(ServerRequest request, ServerResponse response, String path, Edge edge) {
    this.request = request;
    this.response = response;
    this.path = path;
    this.edge = edge;
  }

  /// What an endpoint does with a body.
  interface Answering {
    Reply answer(byte[] body);
  }

  /// Whatever a request contains, the worst it gets is a problem of its own making.
  void answer(Answering answering) {
    send(
        switch (RequestBody.read(request, edge.bodyBytes(), edge)) {
          case RequestBody.Refused(var problem) -> refusal(problem);
          case RequestBody.Whole whole -> reply(answering, whole);
        });
  }

  /// The same, for those alone whom a client key admits.
  void answerAdmitted(Answering answering) {
    switch (admission()) {
      case Admission.Refused(var status, var sentence) ->
          refuse(Problem.of(status, "Not admitted", sentence));
      case Admission.Admitted _ -> answer(answering);
    }
  }

  Admission admission() {
    var provenance = new Provenance(header("host"), header("origin"));
    return edge.keys().admit(header("authorization"), header("x-api-key"), provenance);
  }

  private String header(String name) {
    return request.headers().first(HeaderNames.create(name)).orElse("");
  }

  void refuse(Problem problem) {
    send(refusal(problem));
  }

  private Reply refusal(Problem problem) {
    return Reply.problem(problem, printable(request.path().rawPath()));
  }

  private Reply reply(Answering answering, RequestBody.Whole whole) {
    edge.clock().stop(request.remotePeer().address());
    try (whole) {
      return answering.answer(whole.body().bytes());
    } catch (MalformedJson malformed) {
      return refusal(Problem.of(malformed));
    } catch (RuntimeException bug) {
      LOG.log(Level.SEVERE, "a bug answered " + path, bug);
      return refusal(Problem.of(500, "Internal error", "the service failed; its log says more"));
    }
  }

  void send(Reply reply) {
    edge.telemetry().served(path, reply.status(), Duration.ofNanos(System.nanoTime() - start));
    var client = request.remotePeer().address();
    edge.clock().start(client);
    write(reply);
    edge.clock().stop(client);
    Farewell.keep(response);
  }

  private void write(Reply reply) {
    Farewell.announce(request, response);
    response.status(Status.create(reply.status()));
    response.header(HeaderNames.CONTENT_TYPE, reply.mediaType());
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    if (reply.status() == UNAVAILABLE) {
      response.header(HeaderNames.RETRY_AFTER, "1");
    }
    var isLeftUnread = RequestBody.isLeftUnread(request);
    if (isLeftUnread) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    sendEntity(reply.text().getBytes(StandardCharsets.UTF_8));
    if (isLeftUnread) {
      RequestBody.discard(request);
    }
  }

  /// An answer to HEAD tells of its entity and has none.
  private void sendEntity(byte[] entity) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.contentLength(entity.length);
      response.send();
    } else {
      response.send(entity);
    }
  }

  /// What came from a client, cut and without control characters, so that it can stand in an
  /// answer.
  static String printable(String text) {
    var safe = text.replaceAll("[^\\x20-\\x7E]", "?");
    return safe.length() <= 60 ? safe : safe.substring(0, 60) + "...";
  }
}
