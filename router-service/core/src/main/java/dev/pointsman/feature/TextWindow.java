package dev.pointsman.feature;

/// Cuts long texts to their head and tail without splitting a character: a request opens with its
/// order and ends with its error.
public final class TextWindow {
  private static final String GAP = " … ";

  private TextWindow() {}

  public static String headAndTail(String text, int head, int tail) {
    if (text.length() <= head + tail + GAP.length()) {
      return text;
    }
    return head(text, head) + GAP + tail(text, tail);
  }

  public static String head(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(0, splits(text, length) ? length - 1 : length);
  }

  public static String tail(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    var start = text.length() - length;
    return text.substring(splits(text, start) ? start + 1 : start);
  }

  private static boolean splits(String text, int at) {
    return at > 0
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
