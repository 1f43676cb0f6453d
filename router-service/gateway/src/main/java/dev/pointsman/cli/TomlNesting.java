package dev.pointsman.cli;

import java.util.List;

/// Follows TOML text line by line and knows whether a list or a text of several lines is open.
final class TomlNesting {
  private static final List<String> QUOTES = List.of("\"\"\"", "'''", "\"", "'");
  private static final String NONE = "";

  private String quote = NONE;
  private int depth;

  boolean isClosed() {
    return quote.isEmpty() && depth == 0;
  }

  void read(String line) {
    for (var at = 0; at < line.length(); ) {
      if (quote.isEmpty() && line.charAt(at) == '#') {
        break;
      }
      at += quote.isEmpty() ? outside(line, at) : inside(line, at);
    }
    // A quote of one character ends with its line at the latest.
    quote = quote.length() == 3 ? quote : NONE;
  }

  private int outside(String line, int at) {
    for (var candidate : QUOTES) {
      if (line.startsWith(candidate, at)) {
        quote = candidate;
        return candidate.length();
      }
    }
    depth +=
        switch (line.charAt(at)) {
          case '[', '{' -> 1;
          case ']', '}' -> -1;
          default -> 0;
        };
    return 1;
  }

  private int inside(String line, int at) {
    if (line.charAt(at) == '\\' && quote.startsWith("\"")) {
      return 2;
    }
    if (!line.startsWith(quote, at)) {
      return 1;
    }
    var length = quote.length();
    quote = NONE;
    return length;
  }
}
