package dev.pointsman.check;

import java.util.Locale;

/// One way in which an answer can be certainly insufficient; the order is that in which they run.
public enum Check {
  /// The answer was cut off.
  TRUNCATED,
  /// The model said that it would not do it.
  REFUSAL,
  /// Neither words nor tool calls.
  EMPTY,
  /// JSON was asked for, and this is none, or none of the schema.
  JSON,
  /// A tool that was not offered, or arguments that its schema does not allow.
  TOOL_CALL,
  /// A code block that does not parse.
  CODE;

  /// The name in settings and decisions: lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
