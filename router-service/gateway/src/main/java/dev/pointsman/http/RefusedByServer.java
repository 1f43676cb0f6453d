package dev.pointsman.http;

import dev.pointsman.upstream.DialectError;
import dev.pointsman.upstream.Endpoint;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Words the refusals that the HTTP server makes by itself: broken HTTP, headers or bodies over the
/// limit. On the paths of live traffic they are errors of the client's dialect.
final class RefusedByServer implements DirectHandler {
  /// The server's own words, which go with a mere 400.
  private static final String HEADERS_TOO_LARGE = "Header size exceeded";

  /// The same, where it keeps the reason to itself.
  private static final String SAYS_NOTHING = "Bad request, see server log";

  private static final String NO_REQUEST =
      "expected a first line such as 'GET /health HTTP/1.1' and headers of the form 'name: value'";

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    var problem = problem(request, status, message == null ? status.reasonPhrase() : message);
    var reply = reply(problem, request.path());
    return TransportResponse.builder()
        .status(Status.create(problem.status(), problem.title()))
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, reply.mediaType())
        .keepAlive(false)
        .entity(reply.text().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static Reply reply(Problem problem, String target) {
    var path = target.split("\\?", 2)[0];
    var error = new DialectError(problem.status(), problem.detail());
    return Arrays.stream(Endpoint.values())
        .filter(endpoint -> endpoint.path().equals(path))
        .findFirst()
        .map(endpoint -> Reply.error(error, endpoint.dialect()))
        .orElseGet(() -> Reply.problem(problem, Exchange.printable(target)));
  }

  /// The server takes an encoding that it does not know for a broken request.
  private static Problem problem(TransportRequest request, Status status, String said) {
    var encoding = request.headers().first(HeaderNames.CONTENT_ENCODING).orElse("");
    if (status.code() == Status.BAD_REQUEST_400.code() && !encoding.isEmpty()) {
      var detail = "expected an uncompressed body, got " + Exchange.printable(encoding);
      return Problem.of(415, "Content encoding not supported", detail);
    }
    if (said.equals(HEADERS_TOO_LARGE)) {
      return Problem.of(
          431, "Header fields too large", "expected at most " + Service.LARGEST_HEADERS + " bytes");
    }
    return isNoRequest(request, status)
        ? Problem.of(400, "Bad Request", NO_REQUEST)
        : Problem.of(status.code(), status.reasonPhrase(), detail(status, said));
  }

  /// The server fails at a method that is none, before it has a request to speak of.
  private static boolean isNoRequest(TransportRequest request, Status status) {
    return status.code() == Status.INTERNAL_SERVER_ERROR_500.code() && request.method().isEmpty();
  }

  /// The server's own words name bytes and places, never the content; some refusals deserve better
  /// ones.
  private static String detail(Status status, String said) {
    if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
      return "expected a smaller body: server.limits.body_bytes sets the limit";
    }
    if (status.code() == Status.HTTP_VERSION_NOT_SUPPORTED_505.code()) {
      return "expected HTTP/1.1, got HTTP/1.0 (in nginx: proxy_http_version 1.1)";
    }
    if (status.code() == Status.INTERNAL_SERVER_ERROR_500.code()) {
      return "the service failed; its log says more";
    }
    return said.startsWith(SAYS_NOTHING) ? NO_REQUEST : Exchange.printable(firstLine(said));
  }

  /// What follows is a picture of the bytes.
  private static String firstLine(String said) {
    return said.lines().findFirst().orElse("");
  }
}
