package dev.pointsman.feature;

/// The file that a shell command's standard output is written to.
final class RedirectTarget {
  private RedirectTarget() {}

  /// The path after the last `>` outside quotes; empty when the output goes to no file.
  static String of(String command) {
    var quote = '\0';
    var target = "";
    for (var i = 0; i < command.length(); i++) {
      var character = command.charAt(i);
      if (quote != '\0') {
        quote = character == quote ? '\0' : quote;
      } else if (character == '\'' || character == '"') {
        quote = character;
      } else if (character == '>' && isStandardOutput(command, i)) {
        target = wordAfter(command, i + 1);
      }
    }
    return target.startsWith("/dev/") ? "" : target;
  }

  private static boolean isStandardOutput(String command, int at) {
    var before = at == 0 ? ' ' : command.charAt(at - 1);
    var after = at + 1 < command.length() ? command.charAt(at + 1) : ' ';
    return "2&=-<".indexOf(before) < 0 && "&=(".indexOf(after) < 0;
  }

  private static String wordAfter(String command, int at) {
    var start = at;
    while (start < command.length() && "> \t".indexOf(command.charAt(start)) >= 0) {
      start++;
    }
    var end = start;
    while (end < command.length() && " \t;|&<".indexOf(command.charAt(end)) < 0) {
      end++;
    }
    return command.substring(start, end).replace("'", "").replace("\"", "");
  }
}
