package dev.pointsman.text;

import java.util.Arrays;

/// Keeps the head and the tail of what does not fit: a request opens with its order and ends with
/// its error.
final class TextWindow {
  private TextWindow() {}

  /// At most `limit` characters; a surrogate pair is never split.
  static String ends(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    var head = limit / 2;
    var tail = text.length() - (limit - head);
    var headEnd = Character.isHighSurrogate(text.charAt(head - 1)) ? head - 1 : head;
    var tailStart = Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail;
    return text.substring(0, headEnd) + " " + text.substring(tailStart);
  }

  static long[] ends(long[] ids, int limit) {
    if (ids.length <= limit) {
      return ids;
    }
    var head = (limit + 1) / 2;
    var kept = Arrays.copyOf(ids, limit);
    System.arraycopy(ids, ids.length - (limit - head), kept, head, limit - head);
    return kept;
  }
}
