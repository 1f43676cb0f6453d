package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import java.util.Optional;

/// A whole answer of an upstream, as far as the router reads it; its text and its tool calls are
/// for those who check answers.
public sealed interface Answer {
  /// An answer of the dialect.
  ///
  /// @param model the model that answered, as the provider names it; empty when it does not say
  /// @param stopReason why the model stopped, in the dialect's words; empty when it does not say
  record Read(JsonNode json, Usage usage, String model, String stopReason) implements Answer {}

  /// What is none, such as a gateway's HTML page.
  ///
  /// @param reason what came instead, without a word of it
  record Garbled(String reason) implements Answer {}

  /// An error in the place of an answer, though another try may mend it.
  record Failed(OpeningFailure failure) implements Answer {}

  /// An error in the place of an answer, which no other try is known to mend.
  record Refused(OpeningFailure failure) implements Answer {}

  static Answer of(Dialect dialect, Body body) {
    var json = UpstreamJson.read(body);
    if (!json.isObject()) {
      return new Garbled("expected a JSON object, got " + described(body));
    }
    if (!isAnswer(dialect, json)) {
      return failed(json, body)
          .orElseGet(() -> new Garbled("expected an answer, got " + kind(json)));
    }
    return failedForNow(dialect, json, body)
        .<Answer>map(Failed::new)
        .orElseGet(() ->
            new Read(
                json,
                usage(dialect, json),
                json.path("model").asText(""),
                stopReason(dialect, json)));
  }

  /// A response that failed is an answer of its API, and one that may fail no more.
  private static Optional<OpeningFailure> failedForNow(Dialect dialect, JsonNode json, Body body) {
    return dialect == Dialect.OPENAI_RESPONSES && json.path("status").asText("").equals("failed")
        ? OpeningFailure.ofWhole(json, body)
        : Optional.empty();
  }

  /// To count tokens costs nothing: the tokens counted were not read by a model.
  private static Usage usage(Dialect dialect, JsonNode json) {
    var isCount = !json.has("usage") && json.has("input_tokens");
    return isCount
        ? Usage.NONE
        : UsageReader.read(dialect, json.path("usage"), Usage.untold(AnswerWords.characters(json)));
  }

  private static Optional<Answer> failed(JsonNode json, Body body) {
    return OpeningFailure.ofWhole(json, body)
        .<Answer>map(Failed::new)
        .or(() -> OpeningFailure.lasting(json, body).map(Refused::new));
  }

  private static String kind(JsonNode json) {
    return ToldError.isIn(json) ? "an error" : "JSON of another kind";
  }

  private static String described(Body body) {
    var text = body.text().strip();
    if (text.isEmpty()) {
      return "nothing";
    }
    return text.charAt(0) == '<' ? "HTML or XML" : "something else";
  }

  private static boolean isAnswer(Dialect dialect, JsonNode json) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> json.path("content").isArray() || json.has("input_tokens");
      case OPENAI_CHAT -> json.path("choices").isArray();
      case OPENAI_RESPONSES -> json.path("output").isArray() || json.path("status").isTextual();
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
