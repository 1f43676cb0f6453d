package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pointsman.request.Dialect;
import java.util.Optional;

/// An error in the place of an answer, though the status told of success: what opens a stream, or a
/// whole body. As good as an answer of the status that says the same.
///
/// @param error as a body of that status would have it
public record OpeningFailure(int status, Body error) {
  private static final int BAD_GATEWAY = 502;

  /// Reads the event that tells of the error; empty where another try would not help, or is not
  /// known to.
  static Optional<OpeningFailure> of(Dialect dialect, SseEvent event) {
    var json = UpstreamJson.read(event.data());
    if (ToldError.isIn(json)) {
      return ofWhole(json, Body.of(event.data()));
    }
    return dialect == Dialect.OPENAI_RESPONSES ? ofResponses(json) : Optional.empty();
  }

  /// Reads a body whose status told of success; empty also where it is no error at all.
  static Optional<OpeningFailure> ofWhole(JsonNode json, Body body) {
    var told = ToldError.of(json);
    var mayPass = RetryAdvice.isRetryable(told.status()) && !told.word().equals(ToldError.SPENT);
    return mayPass && ToldError.isIn(json)
        ? Optional.of(new OpeningFailure(told.status(), body))
        : Optional.empty();
  }

  /// Reads an error that no other try is known to mend, from a body whose status told of success;
  /// empty where it has no words.
  static Optional<OpeningFailure> lasting(JsonNode json, Body body) {
    var told = ToldError.of(json);
    if (!ToldError.isIn(json) || told.message().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new OpeningFailure(told.status() > 0 ? told.status() : BAD_GATEWAY, body));
  }

  /// The Responses API tells errors of streams and of statuses in different shapes.
  private static Optional<OpeningFailure> ofResponses(JsonNode json) {
    var told = json.path("response").path("error");
    var error = JsonNodeFactory.instance.objectNode();
    error.set("error", told.isObject() ? told : json);
    return ofWhole(error, Body.of(error.toString()));
  }
}
