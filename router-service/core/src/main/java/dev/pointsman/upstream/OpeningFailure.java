package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import java.util.Map;
import java.util.Optional;

/// An error that an upstream opens a stream with, or sends as a whole answer, though another try
/// may mend it: as good as an answer of the status that says the same.
///
/// @param error as a body of that status would have it
public record OpeningFailure(int status, Body error) {
  private static final int BAD_GATEWAY = 502;
  private static final Map<String, Integer> STATUSES =
      Map.ofEntries(
          Map.entry("invalid_request_error", 400),
          Map.entry("authentication_error", 401),
          Map.entry("invalid_api_key", 401),
          Map.entry("permission_error", 403),
          Map.entry("not_found_error", 404),
          Map.entry("model_not_found", 404),
          Map.entry("request_too_large", 413),
          Map.entry("rate_limit_error", 429),
          Map.entry("rate_limit_exceeded", 429),
          Map.entry("api_error", 500),
          Map.entry("server_error", 500),
          Map.entry("internal_server_error", 500),
          Map.entry("overloaded", 503),
          Map.entry("server_is_overloaded", 503),
          Map.entry("slow_down", 503),
          Map.entry("overloaded_error", 529));

  /// Reads the event that tells of the error; empty where another try would not help, or is not
  /// known to.
  static Optional<OpeningFailure> of(Dialect dialect, SseEvent event) {
    var json = UpstreamJson.read(event.data());
    if (json.path("error").isObject()) {
      return of(json.path("error"), Body.of(event.data()));
    }
    return dialect == Dialect.OPENAI_RESPONSES ? ofResponses(json) : Optional.empty();
  }

  /// Reads a body whose status told of success; empty also where it is no error at all.
  static Optional<OpeningFailure> ofWhole(JsonNode json, Body body) {
    return json.path("error").isObject() ? of(json.path("error"), body) : Optional.empty();
  }

  /// Reads an error that no other try is known to mend, from a body whose status told of success;
  /// empty where it has no words.
  static Optional<OpeningFailure> lasting(JsonNode json, Body body) {
    var error = json.path("error");
    var words = error.isTextual() ? error : error.path("message");
    if (words.asText("").isBlank()) {
      return Optional.empty();
    }
    var status = status(error);
    var isTold = status >= 400 && status < 600;
    return Optional.of(new OpeningFailure(isTold ? status : BAD_GATEWAY, body));
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
