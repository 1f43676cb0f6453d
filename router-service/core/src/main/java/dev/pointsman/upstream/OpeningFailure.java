package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import java.util.Map;
import java.util.Optional;

/// An error that an upstream opens a stream with though another try may mend it: as good as an
/// answer of the status that says the same.
///
/// @param error as a body of that status would have it
public record OpeningFailure(int status, Body error) {
  private static final Map<String, Integer> STATUSES =
      Map.of(
          "overloaded_error", 529,
          "overloaded", 503,
          "server_is_overloaded", 503,
          "slow_down", 503,
          "rate_limit_error", 429,
          "rate_limit_exceeded", 429,
          "api_error", 500,
          "server_error", 500,
          "internal_server_error", 500);

  /// Reads the event that tells of the error; empty where another try would not help, or is not
  /// known to.
  static Optional<OpeningFailure> of(Dialect dialect, SseEvent event) {
    var json = UpstreamJson.read(event.data());
    if (json.path("error").isObject()) {
      return of(json.path("error"), Body.of(event.data()));
    }
    return dialect == Dialect.OPENAI_RESPONSES ? ofResponses(json) : Optional.empty();
  }

  /// The Responses API tells errors of streams and of statuses in different shapes.
  private static Optional<OpeningFailure> ofResponses(JsonNode json) {
    var told = json.path("response").path("error");
    var error = told.isObject() ? told : json;
    return of(error, Body.of("{\"error\":" + error + "}"));
  }

  private static Optional<OpeningFailure> of(JsonNode error, Body body) {
    var status = status(error);
    return status < 600 && RetryAdvice.isRetryable(status)
        ? Optional.of(new OpeningFailure(status, body))
        : Optional.empty();
  }

  /// Some servers say the status itself in place of a code, others a number of their own; 0 when
  /// nothing is known.
  private static int status(JsonNode error) {
    var code = error.path("code");
    var ofType = STATUSES.getOrDefault(error.path("type").asText(""), 0);
    return STATUSES.getOrDefault(code.asText(""), code.asInt(ofType));
  }
}
