package dev.pointsman.rehearsal;

/// A piece of what a scripted model says.
public sealed interface Part {
  /// Plain words.
  record Text(String text) implements Part {}

  /// Thinking, signed. In the OpenAI dialects: a reasoning item, or nothing.
  record Thinking(String text, String signature) implements Part {}

  /// A call of a tool.
  ///
  /// @param arguments the JSON text as the model writes it; it may be cut short
  record ToolCall(String id, String name, String arguments) implements Part {}

  /// A call of a freeform tool of the Responses API.
  record CustomToolCall(String id, String name, String input) implements Part {}
}
