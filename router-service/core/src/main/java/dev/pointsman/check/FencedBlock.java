package dev.pointsman.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A closed block of code in Markdown, with the language that its fence names. Blocks left open are
/// passed over: Markdown shown within Markdown leaves them, and no reader can tell.
record FencedBlock(String language, String code) {
  private static final Pattern FENCE =
      Pattern.compile("^[ \\t]*(`{3,}|~{3,})[ \\t]*([A-Za-z0-9+#_.-]*)[^`]*$");

  /// All blocks of a text, none if it shows Markdown within Markdown.
  static List<FencedBlock> of(String text) {
    var blocks = new ArrayList<FencedBlock>();
    var fence = "";
    var language = "";
    var code = new StringBuilder();
    for (var line : text.lines().toList()) {
      var match = FENCE.matcher(line);
      if (fence.isEmpty() && match.matches()) {
        fence = match.group(1);
        language = match.group(2).toLowerCase(Locale.ROOT);
        code.setLength(0);
      } else if (!fence.isEmpty() && isEnd(line.strip(), fence)) {
        blocks.add(new FencedBlock(language, code.toString()));
        fence = "";
      } else {
        code.append(line).append('\n');
      }
    }
    var hasMarkdown = blocks.stream().anyMatch(block -> block.language().matches("md|markdown"));
    return hasMarkdown ? List.of() : blocks;
  }

  private static boolean isEnd(String line, String fence) {
    return line.length() >= fence.length()
        && line.startsWith(fence)
        && line.chars().allMatch(c -> c == fence.charAt(0));
  }
}
