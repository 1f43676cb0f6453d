package dev.pointsman.translate;

/// What the two translated APIs are called in sentences.
final class Apis {
  static final String CHAT = "the OpenAI chat completions API";
  static final String MESSAGES = "the Anthropic Messages API";

  private Apis() {}
}
