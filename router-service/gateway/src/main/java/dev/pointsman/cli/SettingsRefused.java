package dev.pointsman.cli;

/// Thrown for a client's settings that cannot be changed safely; says what to do by hand.
final class SettingsRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  SettingsRefused(String why, String byHand) {
    super(why + ": nothing was written. By hand:\n" + byHand.indent(2).stripTrailing());
  }
}
