package dev.pointsman.feature;

import dev.pointsman.request.ContentBlock.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How a tool call ended.
///
/// @param text the result's text
/// @param message the index of the message that holds it
record ToolOutcome(String id, String text, boolean error, int message) {
  private static final int HEAD = 600;
  private static final int TAIL = 300;
  private static final int LINE_WINDOW = 4_000;
  private static final int LONGEST_LINE = 160;

  private static final Pattern EXIT_CODE =
      Pattern.compile(
          "(?:<returncode>|exit[ _]code\"?:? |exited with code |\"exit_code\":|exit status )"
              + "(-?\\d{1,5})");
  private static final List<String> ERROR_STARTS =
      List.of(
          "traceback (most recent call last)",
          "error",
          "fatal:",
          "<tool_use_error>",
          "[error]",
          "npm err!",
          "syntaxerror",
          "exception in thread",
          "panic:");
  private static final List<String> ERROR_WORDS =
      List.of(
          "error", "exception", "failed", "fatal", "panic", "cannot ", "no such file", "denied");

  static ToolOutcome of(ToolResult result, int message) {
    return new ToolOutcome(result.id(), result.text(), isError(result), message);
  }

  private static boolean isError(ToolResult result) {
    if (result.failed()) {
      return true;
    }
    var ends = TextWindow.headAndTail(result.text(), HEAD, TAIL);
    if (saysExit(ends)) {
      var exit = EXIT_CODE.matcher(ends.toLowerCase(Locale.ROOT));
      if (exit.find()) {
        return Integer.parseInt(exit.group(1)) != 0;
      }
    }
    var start = ends.stripLeading();
    return ERROR_STARTS.stream().anyMatch(mark -> startsWith(mark, start))
        || (start.startsWith("{")
            && start.toLowerCase(Locale.ROOT).contains("\"status\": \"error\""))
        || isCompilerError(start);
  }

  /// Looked for first, by a letter that few texts hold often: most results hold no such word, and
  /// need neither a copy in lower case nor a pattern.
  private static boolean saysExit(String text) {
    return holds("<returncode>", 0, '<', text)
        || holds("exit", 1, 'x', text)
        || holds("exit", 1, 'X', text);
  }

  /// Whether a text holds a word, in any case, with this letter at this place of it.
  private static boolean holds(String word, int place, char letter, String text) {
    var at = text.indexOf(letter);
    while (at >= 0 && !text.regionMatches(true, at - place, word, 0, word.length())) {
      at = text.indexOf(letter, at + 1);
    }
    return at >= 0;
  }

  private static boolean startsWith(String mark, String text) {
    return text.regionMatches(true, 0, mark, 0, mark.length());
  }

  /// `File.java:12: error: ...` and its like, in the first line.
  private static boolean isCompilerError(String start) {
    var lineEnd = start.indexOf('\n');
    var line = lineEnd < 0 ? start : start.substring(0, lineEnd);
    if (!line.contains("rror") && !line.contains("RROR")) {
      return false; // most lines, and cheaper to see than to copy
    }
    var lower = line.toLowerCase(Locale.ROOT);
    return lower.contains(": error: ") || lower.contains("error[e") || lower.contains("error ts");
  }

  /// The line that says what went wrong: the last one with a word of failure, else the last one.
  String errorLine() {
    var lines =
        TextWindow.tail(text, LINE_WINDOW)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !isTag(line))
            .toList();
    var telling = lines.reversed().stream().filter(ToolOutcome::saysFailure).findFirst();
    var line = telling.orElse(lines.isEmpty() ? "" : lines.getLast());
    return TextWindow.head(line, LONGEST_LINE);
  }

  private static boolean isTag(String line) {
    return line.startsWith("<") && line.endsWith(">") && line.indexOf(' ') < 0;
  }

  private static boolean saysFailure(String line) {
    var lower = TextWindow.head(line, 2 * LONGEST_LINE).toLowerCase(Locale.ROOT);
    return ERROR_WORDS.stream().anyMatch(lower::contains);
  }
}
