package dev.pointsman.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.regex.Pattern;

/// The end of a connection whose client wants no further answer on it. The server itself announces
/// the end at most, and then waits for the client to close.
final class Farewell {
  private static final Pattern LIST = Pattern.compile("\\s*,\\s*");
  private static final String CLOSE = "close";

  private Farewell() {}

  /// Announces the end in an answer that is still to be sent, if the client has asked for it.
  static void announce(ServerRequest request, ServerResponse response) {
    if (isWanted(request)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }

  /// Ends the connection after its last answer.
  static void keep(ServerResponse response) {
    if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      throw closing(response, "as announced");
    }
  }

  /// What ends a connection. The server writes the last chunk of an answer when its handler
  /// returns, which this one will not.
  static CloseConnectionException closing(ServerResponse response, String why) {
    if (response instanceof RoutingResponse routed) {
      routed.commit();
    }
    return new CloseConnectionException(why);
  }

  private static boolean isWanted(ServerRequest request) {
    var headers = request.headers();
    return headers.contains(HeaderNames.CONNECTION)
        && headers.get(HeaderNames.CONNECTION).allValues().stream()
            .flatMap(LIST::splitAsStream)
            .anyMatch(CLOSE::equalsIgnoreCase);
  }
}
