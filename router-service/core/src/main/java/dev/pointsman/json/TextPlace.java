package dev.pointsman.json;

import java.nio.CharBuffer;

/// Names a place in a text the way an editor does.
final class TextPlace {
  private TextPlace() {}

  static String of(CharBuffer text, int offset) {
    var line = 1;
    var lineStart = 0;
    for (var i = 0; i < offset; i++) {
      if (text.get(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return "line " + line + ", column " + (offset - lineStart + 1);
  }
}
