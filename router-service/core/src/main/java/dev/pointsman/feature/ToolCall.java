package dev.pointsman.feature;

import dev.pointsman.request.ContentBlock.ToolUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A tool call as understood: its kind, whether it shows or saves a diff, and the files it names.
///
/// @param message the index of the message that made it
record ToolCall(
    String id, String name, ToolKind kind, boolean showsDiff, Set<String> paths, int message) {
  private static final int WINDOW = 4_000;
  private static final List<String> COMMAND_ARGUMENTS =
      List.of("command", "cmd", "script", "code", "commands", "input", "chars", "");
  private static final List<String> PATH_ARGUMENTS =
      List.of(
          "file_path",
          "path",
          "filePath",
          "filename",
          "file",
          "notebook_path",
          "target_file",
          "absolute_path",
          "relative_workspace_path",
          "uri");

  static ToolCall of(ToolUse use, int message) {
    var kind = ToolVocabulary.kind(use.name());
    var command = use.input().firstOf(COMMAND_ARGUMENTS);
    if (kind == ToolKind.SHELL && !command.isEmpty()) {
      var shell = ShellCommand.of(command);
      return new ToolCall(
          use.id(), use.name(), shell.kind(), shell.showsDiff(), scanned(command), message);
    }
    var named = named(use);
    var shows = kind == ToolKind.VCS && ToolVocabulary.normalised(use.name()).contains("diff");
    return new ToolCall(use.id(), use.name(), refined(kind, use), shows, named, message);
  }

  /// An editor tool with a `view` command only looks.
  private static ToolKind refined(ToolKind kind, ToolUse use) {
    var views = use.input().firstOf(List.of("command")).equals("view");
    return kind == ToolKind.EDIT && views ? ToolKind.EXPLORE : kind;
  }

  private static Set<String> named(ToolUse use) {
    var path = use.input().firstOf(PATH_ARGUMENTS);
    if (path.isEmpty()) {
      return scanned(use.input().text());
    }
    return Set.of(path.startsWith("./") ? path.substring(2) : path);
  }

  private static Set<String> scanned(String text) {
    return new LinkedHashSet<>(PathScan.in(TextWindow.head(text, WINDOW)));
  }
}
