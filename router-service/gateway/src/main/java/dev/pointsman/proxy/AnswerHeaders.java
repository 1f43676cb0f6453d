package dev.pointsman.proxy;

import dev.pointsman.upstream.HeaderFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which headers of a provider's answer reach the client: all but those of the connection and of
/// the provider's own web server.
final class AnswerHeaders {
  static final HeaderFields STREAM =
      HeaderFields.of(
          "content-type", "text/event-stream; charset=utf-8", "cache-control", "no-cache");

  private static final Set<String> OWN =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "date",
          "server",
          "set-cookie",
          "alt-svc",
          "strict-transport-security",
          "location");

  private AnswerHeaders() {}

  /// The headers of an answer whose bytes pass as they are.
  static HeaderFields passed(HeaderFields answer) {
    var named =
        answer.all("connection").stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return answer.without(field -> {
      var name = field.name().toLowerCase(Locale.ROOT);
      return OWN.contains(name) || named.contains(name) || name.startsWith("x-pointsman-");
    });
  }

  /// The headers of an answer whose body is another one for the client.
  static HeaderFields translated(HeaderFields answer, String mediaType) {
    var kept =
        passed(answer)
            .without(field ->
                List.of("content-type", "content-encoding", "etag")
                    .contains(field.name().toLowerCase(Locale.ROOT)));
    return kept.with("content-type", mediaType);
  }

  static String requestId(HeaderFields answer) {
    return answer.first("request-id").or(() -> answer.first("x-request-id")).orElse("");
  }

  /// The media type without its parameters, in lower case.
  static String mediaType(HeaderFields answer) {
    var type = answer.first("content-type").orElse("").split(";", 2)[0];
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
