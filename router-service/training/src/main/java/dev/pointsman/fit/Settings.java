package dev.pointsman.fit;

/// Refuses settings out of range, each with its name.
final class Settings {
  private Settings() {}

  static void require(boolean holds, String name, String expected, Object got) {
    if (!holds) {
      throw new IllegalArgumentException(
          "training setting %s: expected %s, got %s".formatted(name, expected, got));
    }
  }
}
