package dev.pointsman.journal;

import java.util.Optional;

/// One pass over a text that replaces its secrets by what they were.
final class SecretScan {
  private final String text;
  private final boolean guesses;
  private final StringBuilder out = new StringBuilder();
  private int copied;

  /// A secret found in a text.
  record Found(int from, int to, String kind) {}

  SecretScan(String text, boolean guesses) {
    this.text = text;
    this.guesses = guesses;
  }

  String masked() {
    var at = 0;
    while (at < text.length()) {
      at = step(at);
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /// Looks for a secret at this place; returns where to look next.
  private int step(int at) {
    var c = text.charAt(at);
    if (isWord(c)) {
      return word(at);
    }
    if (c == ':' || c == '=') {
      return AssignedSecret.after(text, at).map(this::hide).orElse(at + 1);
    }
    if (c == '@' || text.startsWith("%40", at)) {
      var next = at + (c == '@' ? 1 : 3);
      return Address.around(text, at, next, copied).map(this::hide).orElse(next);
    }
    return at + 1;
  }

  private int word(int from) {
    var to = from;
    while (to < text.length() && isWord(text.charAt(to))) {
      to++;
    }
    var end = to;
    return PrivateKey.at(text, from)
        .or(() -> SecretShapes.in(text, from, end))
        .or(() -> AssignedSecret.afterWord(text, from, end))
        .or(() -> random(from, end))
        .map(this::hide)
        .orElse(end);
  }

  private Optional<Found> random(int from, int to) {
    return guesses ? RandomToken.at(text, from, to) : Optional.empty();
  }

  private int hide(Found found) {
    out.append(text, copied, found.from).append("[masked ").append(found.kind).append(']');
    copied = found.to;
    return found.to;
  }

  static boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '-';
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
