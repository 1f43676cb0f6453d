package dev.pointsman.feature;

import java.util.Locale;

/// What a tool call does, as far as its name and arguments say.
enum ToolKind {
  EXPLORE,
  EDIT,
  TEST,
  PLAN,
  VCS,
  SHELL,
  OTHER;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
