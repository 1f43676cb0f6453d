package dev.pointsman.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;

/// Words the refusals that the HTTP server makes by itself: broken HTTP, headers or bodies over the
/// limit.
final class RefusedByServer implements DirectHandler {
  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var problem = Problem.of(status.code(), status.reasonPhrase(), detail(event, message));
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .keepAlive(false)
        .entity(problem.json().toString().getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static String detail(EventType event, String message) {
    return switch (event) {
      case PAYLOAD_TOO_LARGE -> "expected a smaller body: server.limits.body_bytes sets the limit";
      case INTERNAL_ERROR -> "the service failed; its log says more";
      case BAD_REQUEST, FORBIDDEN, HTTP_VERSION_NOT_SUPPORTED, OTHER -> Exchange.printable(message);
    };
  }
}
