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

  /// Looked for first: most results hold none of them, and need no pattern then.
  private static final List<String> EXIT_WORDS = List.of("<returncode>", "exit");

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
    var ends = TextWindow.headAndTail(result.text(), HEAD, TAIL).toLowerCase(Locale.ROOT);
    if (EXIT_WORDS.stream().anyMatch(ends::contains)) {
      var exit = EXIT_CODE.matcher(ends);
      if (exit.find()) {
        return Integer.parseInt(exit.group(1)) != 0;
      }
    }
    var start = ends.stripLeading();
    return ERROR_STARTS.stream().anyMatch(start::startsWith)
        || (start.startsWith("{") && start.contains("\"status\": \"error\""))
        || isCompilerError(start);
  }

  /// `File.java:12: error: ...` and its like, in the first line.
  private static boolean isCompilerError(String start) {
    var lineEnd = start.indexOf('\n');
    var line = lineEnd < 0 ? start : start.substring(0, lineEnd);
    return line.contains(": error: ") || line.contains("error[e") || line.contains("error ts");
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
