package dev.pointsman.feature;

/// What a text consists of, line by line: prose, code, a diff, a stack trace, list items. Very long
/// texts are judged by their head and tail, and by no more than their first lines where lines are
/// short.
record TextShape(
    int lines, int listItems, double codeShare, int diffLines, boolean diff, boolean stackTrace) {
  private static final int HEAD = 24_000;
  private static final int TAIL = 8_000;
  private static final int MOST_LINES = 2_000;

  static TextShape of(String text) {
    var reader = new LineReader();
    TextWindow.headAndTail(text, HEAD, TAIL).lines().limit(MOST_LINES).forEach(reader::read);
    return reader.shape();
  }

  /// Reads lines in order, remembering whether it is inside a fence or a diff.
  private static final class LineReader {
    private static final int LONGEST_LINE = 400;

    private int lines;
    private int listItems;
    private int diffLines;
    private long codeCharacters;
    private long characters;
    private boolean fenced;
    private boolean diff;
    private boolean stackTrace;

    void read(String whole) {
      var line = TextWindow.head(whole, LONGEST_LINE);
      var stripped = line.strip();
      lines++;
      characters += line.length();
      diff |= isDiffMark(line);
      stackTrace |= isStackFrame(stripped);
      diffLines += diff && isChange(line) ? 1 : 0;
      listItems += !fenced && isListItem(stripped) ? 1 : 0;
      var fence = stripped.startsWith("```");
      fenced ^= fence;
      codeCharacters += fenced || fence || isCode(line, stripped) ? line.length() : 0;
    }

    TextShape shape() {
      var share = characters == 0 ? 0 : (double) codeCharacters / characters;
      return new TextShape(lines, listItems, share, diffLines, diff, stackTrace);
    }

    private static boolean isDiffMark(String line) {
      return line.startsWith("diff --git ")
          || line.startsWith("@@ -")
          || line.startsWith("*** Begin Patch")
          || line.startsWith("*** Update File: ");
    }

    private static boolean isChange(String line) {
      return (line.startsWith("+") || line.startsWith("-"))
          && !line.startsWith("+++")
          && !line.startsWith("---");
    }

    private static boolean isStackFrame(String line) {
      return line.startsWith("Traceback (most recent call last)")
          || (line.startsWith("at ") && line.endsWith(")") && line.indexOf(':') > 0)
          || (line.startsWith("File \"") && line.contains(", line "))
          || line.startsWith("Caused by: ")
          || (line.startsWith("goroutine ") && line.endsWith(":"))
          || line.startsWith("stack backtrace:")
          || (line.startsWith("thread '") && line.contains("panicked at"))
          || line.startsWith("Exception in thread ");
    }

    private static boolean isListItem(String line) {
      if (line.startsWith("- ") || line.startsWith("* ") || line.startsWith("• ")) {
        return true;
      }
      var digits = 0;
      while (digits < line.length() && digits < 3 && Character.isDigit(line.charAt(digits))) {
        digits++;
      }
      return digits > 0 && (line.startsWith(". ", digits) || line.startsWith(") ", digits));
    }

    private static boolean isCode(String line, String stripped) {
      if (stripped.isEmpty()) {
        return false;
      }
      return "{};".indexOf(stripped.charAt(stripped.length() - 1)) >= 0
          || ((line.startsWith("    ") || line.startsWith("\t")) && !isListItem(stripped))
          || stripped.startsWith("def ")
          || stripped.startsWith("import ")
          || stripped.startsWith("#include")
          || stripped.startsWith("$ ")
          || stripped.contains("();");
    }
  }
}
