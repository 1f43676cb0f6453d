package dev.pointsman.request;

/// One piece of a message. What a client may send in future arrives as [Other], never as an error.
public sealed interface ContentBlock {
  /// Words of the user or of the model.
  record Text(String text) implements ContentBlock {}

  /// A tool call that the model asked for; the id is empty where the client gave none.
  record ToolUse(String id, String name, ToolInput input) implements ContentBlock {}

  /// What a tool call returned, as text, and whether the client flagged it as failed.
  record ToolResult(String id, String text, boolean failed) implements ContentBlock {}

  /// A picture; its bytes are not looked at.
  record Image() implements ContentBlock {}

  /// The model's reasoning, empty where it is encrypted or withheld.
  record Thinking(String text) implements ContentBlock {}

  /// A block of a type that the router does not interpret.
  record Other(String type) implements ContentBlock {}
}
