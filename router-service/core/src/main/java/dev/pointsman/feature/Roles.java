package dev.pointsman.feature;

import java.util.Locale;
import java.util.Map;

/// The names of agent roles: the agent types of well-known clients are roles by another name.
public final class Roles {
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("explore", "explorer"),
          Map.entry("file-search", "search"),
          Map.entry("searcher", "search"),
          Map.entry("plan", "planner"),
          Map.entry("architect", "planner"),
          Map.entry("edit", "editor"),
          Map.entry("write", "writer"),
          Map.entry("review", "reviewer"),
          Map.entry("code-review", "reviewer"),
          Map.entry("code-reviewer", "reviewer"),
          Map.entry("factchecker", "fact-checker"),
          Map.entry("fact_checker", "fact-checker"),
          Map.entry("test", "tester"),
          Map.entry("test-runner", "tester"),
          Map.entry("orchestrator", "coordinator"));

  /// What well-known clients call their sub-agents in the head of the system text, for want of a
  /// header.
  private static final Map<String, String> SHOWN =
      Map.of(
          "file search specialist", "explorer",
          "planning specialist", "planner",
          "expert code reviewer", "reviewer");

  private static final int SYSTEM_WINDOW = 800;

  private Roles() {}

  /// The declared role in lower case under its usual name; empty when none is declared.
  public static String canonical(String declared) {
    var word = declared.strip().toLowerCase(Locale.ROOT);
    return SYNONYMS.getOrDefault(word, word);
  }

  /// The role that a system text shows; empty when it shows none.
  static String shownBy(String system) {
    var head = TextWindow.head(system, SYSTEM_WINDOW).toLowerCase(Locale.ROOT);
    return SHOWN.entrySet().stream()
        .filter(shown -> head.contains(shown.getKey()))
        .map(Map.Entry::getValue)
        .min(String::compareTo)
        .orElse("");
  }
}
