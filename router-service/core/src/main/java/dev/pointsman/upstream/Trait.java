package dev.pointsman.upstream;

import java.util.Locale;

/// A yes or no of the capability table.
public enum Trait {
  /// Reads pictures.
  VISION(true),
  /// Calls tools.
  TOOLS(true),
  /// Answers as a stream when asked to.
  STREAMING(true),
  /// Takes sampling parameters such as `temperature` with values of the client's own.
  SAMPLING(true),
  /// An OpenAI model that reasons: it counts `max_completion_tokens` and has encrypted reasoning.
  REASONS(false),
  /// Thinks when the request does not mention thinking.
  THINKS_UNASKED(false),
  /// May be asked for a window of 1M tokens by Anthropic's beta header.
  LONG_CONTEXT_BETA(false);

  private final boolean isUsual;

  Trait(boolean isUsual) {
    this.isUsual = isUsual;
  }

  /// What holds of a model where the table says nothing.
  boolean isUsual() {
    return isUsual;
  }

  /// The field's name in the table.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
