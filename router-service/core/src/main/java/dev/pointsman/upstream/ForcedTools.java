package dev.pointsman.upstream;

import java.util.Locale;

/// When a model lets a request force it to call a tool.
public enum ForcedTools {
  ALWAYS,
  /// Only while it does not think.
  WITHOUT_THINKING,
  NEVER;

  /// The word in the table.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
