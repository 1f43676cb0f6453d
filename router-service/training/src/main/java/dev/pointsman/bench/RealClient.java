package dev.pointsman.bench;

import java.util.List;
import java.util.stream.Stream;

/// A command line of others that Pointsman serves, and how it is run without a person.
enum RealClient {
  CLAUDE_CODE(
      "claude-code",
      "claude",
      "general-purpose",
      "--allowedTools Bash,Agent,Task -p",
      "--continue -p"),
  CODEX(
      "codex",
      "codex",
      "default",
      "exec --skip-git-repo-check",
      "exec --skip-git-repo-check resume --last"),
  OPENCODE("opencode", "opencode", "general", "run", "run --continue");

  private final String setup;
  private final String program;
  private final String agentType;
  private final String fresh;
  private final String resumed;

  RealClient(String setup, String program, String agentType, String fresh, String resumed) {
    this.setup = setup;
    this.program = program;
    this.agentType = agentType;
    this.fresh = fresh;
    this.resumed = resumed;
  }

  /// Its name for `pointsman setup`.
  String setup() {
    return setup;
  }

  /// Its file's name in `node_modules/.bin`.
  String program() {
    return program;
  }

  List<String> fresh(String prompt) {
    return withPrompt(fresh, prompt);
  }

  List<String> resumed(String prompt) {
    return withPrompt(resumed, prompt);
  }

  /// Each has its own word for an agent that can do anything.
  String agentPrompt() {
    return "rehearse tool agent as " + agentType;
  }

  private static List<String> withPrompt(String arguments, String prompt) {
    return Stream.concat(Stream.of(arguments.split(" ", -1)), Stream.of(prompt)).toList();
  }
}
