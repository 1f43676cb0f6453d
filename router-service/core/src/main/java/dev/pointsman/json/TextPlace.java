package dev.pointsman.json;

import java.nio.CharBuffer;

/// Names a place in a text the way an editor does.
final class TextPlace {
  private static final String FIRST_LINE = "line 1, ";

  private TextPlace() {}

  /// The place in a text of one line; places of other forms, such as pointers, stay.
  static String withinLine(String place) {
    return place.startsWith(FIRST_LINE) ? place.substring(FIRST_LINE.length()) : place;
  }

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
