package dev.pointsman.translate;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.upstream.Capabilities;

/// What a translated request must know of the model that it goes to.
///
/// @param mostOutput the most that the model writes, 0 when unknown; a wish beyond it is cut down
/// @param takesEffort whether the model accepts an effort of reasoning
/// @param takesSchema whether the model accepts a JSON schema for its answer
public record RequestTerms(
    ModelId model,
    TokenCount mostOutput,
    OutputLimit outputLimit,
    boolean takesEffort,
    boolean takesSchema) {
  /// The terms of a model of the capability table; a schema is left for its provider to judge.
  public static RequestTerms of(ModelId model, Capabilities capabilities) {
    return new RequestTerms(
        model,
        capabilities.output(),
        capabilities.reasons() ? OutputLimit.MAX_COMPLETION_TOKENS : OutputLimit.MAX_TOKENS,
        !capabilities.efforts().isEmpty(),
        true);
  }

  /// The field in which an OpenAI-compatible upstream expects the limit of the answer's length:
  /// OpenAI's reasoning models refuse the old one, most other servers ignore the new one.
  public enum OutputLimit {
    MAX_TOKENS("max_tokens"),
    MAX_COMPLETION_TOKENS("max_completion_tokens");

    private final String field;

    OutputLimit(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }
  }
}
