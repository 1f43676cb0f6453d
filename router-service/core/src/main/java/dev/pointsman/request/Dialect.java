package dev.pointsman.request;

/// The API whose shape a body has.
public enum Dialect {
  OPENAI_CHAT,
  OPENAI_RESPONSES,
  ANTHROPIC_MESSAGES
}
