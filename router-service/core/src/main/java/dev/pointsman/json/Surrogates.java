package dev.pointsman.json;

import java.nio.CharBuffer;

/// Refuses escapes that spell half a character: strict decoders and lenient ones disagree on them.
/// Raw surrogates cannot occur in decoded UTF-8, so only escapes are looked at.
final class Surrogates {
  private static final int ESCAPE = 6;

  private Surrogates() {}

  static void refuseLone(String text) {
    var at = text.indexOf('\\');
    while (at >= 0) {
      at = text.indexOf('\\', at + escapeLength(text, at));
    }
  }

  private static int escapeLength(String text, int at) {
    var unit = unit(text, at);
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return 2;
    }
    var next = unit(text, at + ESCAPE);
    if (unit > Character.MAX_HIGH_SURROGATE
        || next < Character.MIN_LOW_SURROGATE
        || next > Character.MAX_LOW_SURROGATE) {
      throw new MalformedJson(
          TextPlace.of(CharBuffer.wrap(text), at),
          "whole characters",
          "the lone surrogate \\u%04X".formatted(unit));
    }
    return 2 * ESCAPE;
  }

  /// The UTF-16 unit that an escape at this place spells, or -1 where there is no such escape.
  private static int unit(String text, int at) {
    if (at + ESCAPE > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
      return -1;
    }
    var unit = 0;
    for (var i = at + 2; i < at + ESCAPE; i++) {
      var digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }
}
