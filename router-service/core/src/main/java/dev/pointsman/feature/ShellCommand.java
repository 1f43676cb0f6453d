package dev.pointsman.feature;

import java.util.ArrayList;
import java.util.List;

/// What a shell command does, judged from a bounded window of it: the programs it runs, where its
/// output goes, and what the scripts in its here-documents write.
record ShellCommand(ToolKind kind, boolean showsDiff) {
  private static final int WINDOW = 6_000;
  private static final int LONGEST_DELIMITER = 40;

  static ShellCommand of(String command) {
    var kinds = new ArrayList<ToolKind>();
    var showsDiff = false;
    var lines = TextWindow.head(command, WINDOW).replace("\\\n", " ").split("\n", -1);
    for (var i = 0; i < lines.length; i++) {
      var line = lines[i];
      var delimiter = delimiter(line);
      var body = new StringBuilder();
      while (!delimiter.isEmpty()
          && i + 1 < lines.length
          && !lines[++i].strip().equals(delimiter)) {
        body.append(lines[i]).append('\n');
      }
      for (var part : parts(line)) {
        var step = ShellStep.of(part, body.toString());
        kinds.add(step.kind());
        showsDiff |= step.showsDiff();
      }
    }
    return new ShellCommand(strongest(kinds), showsDiff);
  }

  /// A change outweighs a test, a test the mere run of a program, and that a look at files.
  private static ToolKind strongest(List<ToolKind> kinds) {
    var order =
        List.of(ToolKind.EDIT, ToolKind.TEST, ToolKind.VCS, ToolKind.SHELL, ToolKind.EXPLORE);
    return order.stream().filter(kinds::contains).findFirst().orElse(ToolKind.SHELL);
  }

  private static String delimiter(String line) {
    var at = line.indexOf("<<");
    if (at < 0 || line.startsWith("<<<", at)) {
      return "";
    }
    var rest = line.substring(at + 2).stripLeading();
    var word = new StringBuilder();
    for (var i = 0; i < Math.min(rest.length(), LONGEST_DELIMITER); i++) {
      var character = rest.charAt(i);
      if (Character.isLetterOrDigit(character) || character == '_') {
        word.append(character);
      } else if ("-'\"\\".indexOf(character) < 0) {
        break;
      }
    }
    return word.toString();
  }

  /// The commands of a line, parted at `;`, `&&`, `||` and `|` outside quotes.
  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    var start = 0;
    var quote = '\0';
    for (var i = 0; i < line.length(); i++) {
      var character = line.charAt(i);
      if (quote != '\0') {
        quote = character == quote ? '\0' : quote;
      } else if (character == '\'' || character == '"') {
        quote = character;
      } else if (character == ';' || character == '|' || isConjunction(line, i)) {
        parts.add(line.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(line.substring(start));
    return parts.stream().map(ShellCommand::stripped).filter(part -> !part.isEmpty()).toList();
  }

  private static boolean isConjunction(String line, int at) {
    return line.startsWith("&&", at);
  }

  private static String stripped(String part) {
    return part.startsWith("&") ? part.substring(1).strip() : part.strip();
  }
}
