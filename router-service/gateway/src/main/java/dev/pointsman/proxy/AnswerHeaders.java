package dev.pointsman.proxy;

import dev.pointsman.upstream.ForwardedHeaders;
import dev.pointsman.upstream.HeaderFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which headers of a provider's answer reach the client: all but those of the connection and of
/// the provider's own web server.
final class AnswerHeaders {
  static final HeaderFields STREAM =
      HeaderFields.of(
          "content-type", "text/event-stream; charset=utf-8", "cache-control", "no-cache");

  private static final Set<String> OF_THE_SERVER = Set.of("date", "server", "location");

  private AnswerHeaders() {}

  /// The headers of an answer whose bytes pass as they are.
  static HeaderFields passed(HeaderFields answer) {
    return ForwardedHeaders.toClient(answer)
        .without(field -> OF_THE_SERVER.contains(field.name().toLowerCase(Locale.ROOT)));
  }

  /// The headers of a whole answer whose bytes pass as they are: JSON, as was seen of them.
  static HeaderFields passedWhole(HeaderFields answer) {
    var kept = passed(answer);
    return mediaType(kept).isEmpty() ? kept.with("content-type", "application/json") : kept;
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

  /// What a body is packed in, in lower case; empty when it is plain.
  static String encoding(HeaderFields answer) {
    var encoding = answer.first("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return encoding.equals("identity") ? "" : encoding;
  }

  /// The media type without its parameters, in lower case.
  static String mediaType(HeaderFields answer) {
    var type = answer.first("content-type").orElse("").split(";", 2)[0];
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
