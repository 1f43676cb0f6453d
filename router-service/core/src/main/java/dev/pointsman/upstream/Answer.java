package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.Dialect;
import java.util.Optional;

/// A whole answer of an upstream, as far as the router reads it.
///
/// @param stopReason why the model stopped, in the dialect's words; empty when it does not say
public record Answer(JsonNode json, Usage usage, String stopReason) {
  /// Empty when the body is no answer of the dialect, such as a gateway's HTML page.
  public static Optional<Answer> read(Dialect dialect, Body body) {
    try {
      var json = JsonReader.read(body.bytes());
      return isAnswer(dialect, json) ? Optional.of(of(dialect, json)) : Optional.empty();
    } catch (MalformedJson garbage) {
      return Optional.empty();
    }
  }

  private static Answer of(Dialect dialect, JsonNode json) {
    var usage = UsageReader.read(dialect, json.path("usage"), Usage.UNKNOWN);
    return new Answer(json, usage, stopReason(dialect, json));
  }

  private static boolean isAnswer(Dialect dialect, JsonNode json) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> json.has("content") || json.has("input_tokens");
      case OPENAI_CHAT -> json.path("choices").isArray();
      case OPENAI_RESPONSES -> json.path("output").isArray() || json.has("status");
    };
  }

  private static String stopReason(Dialect dialect, JsonNode json) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> json.path("stop_reason").asText("");
      case OPENAI_CHAT -> json.path("choices").path(0).path("finish_reason").asText("");
      case OPENAI_RESPONSES ->
          json.path("incomplete_details").path("reason").asText(json.path("status").asText(""));
    };
  }
}
