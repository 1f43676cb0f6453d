package dev.pointsman.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The tool names of well-known coding agents and what they do. Case, underscores and an MCP
/// server's prefix do not matter.
final class ToolVocabulary {
  private static final Map<String, ToolKind> KINDS = kinds();

  private ToolVocabulary() {}

  static ToolKind kind(String toolName) {
    var name = normalised(toolName);
    return name.startsWith("git") ? ToolKind.VCS : KINDS.getOrDefault(name, ToolKind.OTHER);
  }

  static String normalised(String toolName) {
    var start = toolName.lastIndexOf("__");
    var name = start < 0 ? toolName : toolName.substring(start + 2);
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
  }

  private static Map<String, ToolKind> kinds() {
    var kinds = new HashMap<String, ToolKind>();
    put(
        kinds,
        ToolKind.EXPLORE,
        "read readfile readmanyfiles view viewfile viewimage open openfile cat grep grepsearch glob"
            + " ls list listdir listdirectory listfiles listcodedefinitionnames search searchfiles"
            + " filesearch findfile find codebasesearch semanticsearch searchdir webfetch websearch"
            + " webrun fetch lsp toolsearch notebookread readlints getdiagnostics symbols");
    put(
        kinds,
        ToolKind.EDIT,
        "edit editfile write writefile writetofile multiedit applypatch applydiff strreplace"
            + " strreplaceeditor strreplacebasededittool notebookedit createfile create insert"
            + " insertcontent replace replaceinfile searchreplace searchandreplace deletefile"
            + " patch inserteditintofile editnotebook");
    put(kinds, ToolKind.TEST, "runtests runtest test tests");
    put(
        kinds,
        ToolKind.PLAN,
        "todowrite todoread updateplan plan createplan enterplanmode exitplanmode taskcreate"
            + " taskupdate tasklist updatetodolist planmoderespond think sequentialthinking");
    put(
        kinds,
        ToolKind.SHELL,
        "bash shell sh exec execcommand executecommand execute runcommand runshellcommand"
            + " shellcommand runterminalcmd runinterminal terminal localshell powershell"
            + " containerexec writestdin bashoutput python ipython executebash");
    return Map.copyOf(kinds);
  }

  private static void put(Map<String, ToolKind> kinds, ToolKind kind, String names) {
    Arrays.stream(names.split(" ")).forEach(name -> kinds.put(name, kind));
  }
}
