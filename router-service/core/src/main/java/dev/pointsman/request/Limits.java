package dev.pointsman.request;

/// What the client asks of the answer's form and size, and of the prompt's keeping.
///
/// @param maxOutputTokens 0 when the client states none
/// @param reasoningEffort the client's word in lower case, empty when it states none
public record Limits(
    long maxOutputTokens,
    String reasoningEffort,
    boolean structuredOutput,
    boolean stream,
    PromptCaching promptCaching) {
  public Limits {
    if (maxOutputTokens < 0) {
      throw new IllegalArgumentException(
          "expected an output limit of at least 0, got " + maxOutputTokens);
    }
  }

  /// Limits of a client that says nothing of caching.
  public Limits(
      long maxOutputTokens, String reasoningEffort, boolean structuredOutput, boolean stream) {
    this(maxOutputTokens, reasoningEffort, structuredOutput, stream, PromptCaching.UNSTATED);
  }
}
