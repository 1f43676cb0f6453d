package dev.pointsman.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// One simple command of a shell line.
///
/// @param kind [ToolKind#OTHER] for a command that only prepares, such as `cd`
record ShellStep(ToolKind kind, boolean showsDiff) {
  private static final ShellStep PREPARES = new ShellStep(ToolKind.OTHER, false);
  private static final ShellStep EDITS = new ShellStep(ToolKind.EDIT, false);
  private static final ShellStep SAVES_DIFF = new ShellStep(ToolKind.VCS, true);

  private static final Set<String> PREPARING =
      Set.of(
          "cd", "export", "source", ".", "set", "pushd", "popd", "true", "echo", "printf", "sleep");
  private static final Set<String> RUNNERS =
      Set.of("sudo", "time", "env", "nohup", "exec", "command", "npx", "bunx", "xvfb-run", "then");
  private static final Set<String> RUN_PAIRS =
      Set.of("uv run", "poetry run", "pnpm exec", "bundle exec", "pipenv run", "bash -lc", "sh -c");
  private static final Set<String> LOOKING =
      Set.of(
          "ls", "cat", "head", "tail", "grep", "egrep", "fgrep", "rg", "ag", "find", "fd", "sed",
          "awk", "wc", "less", "more", "tree", "stat", "file", "which", "pwd", "nl", "sort", "uniq",
          "cut", "tr", "jq", "du", "xargs", "bat", "type", "column", "strings", "od", "xxd",
          "test");
  private static final Set<String> TESTERS =
      Set.of(
          "pytest",
          "py.test",
          "tox",
          "nox",
          "jest",
          "vitest",
          "mocha",
          "ctest",
          "phpunit",
          "rspec",
          "gotestsum",
          "ava",
          "karma",
          "runtests.py",
          "nosetests");
  private static final Set<String> BUILDERS =
      Set.of(
          "mvn",
          "mvnw",
          "gradle",
          "gradlew",
          "npm",
          "yarn",
          "pnpm",
          "bun",
          "go",
          "cargo",
          "dotnet",
          "make",
          "bazel",
          "swift",
          "rake",
          "mix",
          "deno",
          "sbt",
          "manage.py",
          "composer",
          "just");
  private static final Set<String> TEST_GOALS =
      Set.of("test", "tests", "verify", "check", "nextest", "integrationTest", "t");
  private static final Set<String> PATCHERS = Set.of("apply_patch", "applypatch", "patch");
  private static final List<String> WRITING_CALLS =
      List.of("write_text", ".write(", ".writelines(", "writeFile", "fs.write", "write_bytes");

  static ShellStep of(String command, String body) {
    var words = programAndArguments(command);
    if (words.isEmpty()) {
      return PREPARES;
    }
    var target = RedirectTarget.of(command);
    if (isPatchFile(target)) {
      return SAVES_DIFF;
    }
    if (!target.isEmpty() || writes(words, command, body)) {
      return EDITS;
    }
    return judged(words, body);
  }

  private static ShellStep judged(List<String> words, String body) {
    var program = words.getFirst();
    if (program.equals("git")) {
      return git(words);
    }
    if (runsTests(words, body)) {
      return new ShellStep(ToolKind.TEST, false);
    }
    if (program.equals("diff")) {
      return SAVES_DIFF;
    }
    if (LOOKING.contains(program)) {
      return words.stream().skip(1).anyMatch(ShellStep::isPatchFile)
          ? SAVES_DIFF
          : new ShellStep(ToolKind.EXPLORE, false);
    }
    return PREPARING.contains(program) ? PREPARES : new ShellStep(ToolKind.SHELL, false);
  }

  private static ShellStep git(List<String> words) {
    if (words.contains("apply") || words.contains("am")) {
      return EDITS;
    }
    if (words.contains("grep") || words.contains("ls-files")) {
      return new ShellStep(ToolKind.EXPLORE, false);
    }
    var shows = words.contains("diff") || words.contains("show") || words.contains("format-patch");
    return new ShellStep(ToolKind.VCS, shows);
  }

  private static boolean writes(List<String> words, String command, String body) {
    var program = words.getFirst();
    if (PATCHERS.contains(program) || program.equals("tee")) {
      return true;
    }
    if (program.equals("sed") || program.equals("perl")) {
      return words.stream().skip(1).anyMatch(ShellStep::isInPlace);
    }
    var script = isInterpreter(program) ? command + "\n" + body : "";
    return WRITING_CALLS.stream().anyMatch(script::contains);
  }

  private static boolean isInPlace(String option) {
    return option.startsWith("-i")
        || option.startsWith("--in-place")
        || option.equals("-pi")
        || option.startsWith("-pi.")
        || option.equals("-Ei");
  }

  private static boolean runsTests(List<String> words, String body) {
    var program = words.getFirst();
    if (TESTERS.contains(program)) {
      return true;
    }
    var arguments = words.subList(1, Math.min(words.size(), 8));
    if (BUILDERS.contains(program)) {
      return arguments.stream()
          .anyMatch(goal -> TEST_GOALS.contains(goal) || goal.startsWith("test:"));
    }
    return isInterpreter(program)
        && (arguments.stream().anyMatch(ShellStep::isTestScript)
            || body.contains("unittest.main(")
            || body.contains("pytest.main("));
  }

  private static boolean isTestScript(String argument) {
    var name = baseName(argument);
    return TESTERS.contains(name)
        || name.equals("unittest")
        || name.equals("test")
        || (name.startsWith("test_") && name.endsWith(".py"));
  }

  private static boolean isInterpreter(String program) {
    return program.startsWith("python")
        || program.equals("node")
        || program.equals("ruby")
        || program.equals("manage.py")
        || program.equals("php");
  }

  private static boolean isPatchFile(String path) {
    return path.endsWith(".patch") || path.endsWith(".diff") || baseName(path).equals("patch.txt");
  }

  /// The words from the program on, without variables set before it and programs that run others.
  private static List<String> programAndArguments(String command) {
    var words = Arrays.stream(command.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    var start = 0;
    while (start < words.size() && isPrefix(words, start)) {
      start += isRunPair(words, start) || words.get(start).equals("timeout") ? 2 : 1;
    }
    if (start >= words.size()) {
      return List.of();
    }
    var rest = new ArrayList<>(words.subList(start, words.size()));
    rest.set(0, baseName(unquoted(rest.getFirst())));
    return rest.stream().map(ShellStep::unquoted).toList();
  }

  private static boolean isPrefix(List<String> words, int at) {
    var word = words.get(at);
    return RUNNERS.contains(word)
        || word.equals("timeout")
        || isRunPair(words, at)
        || (word.indexOf('=') > 0 && !word.startsWith("-") && Character.isLetter(word.charAt(0)));
  }

  private static boolean isRunPair(List<String> words, int at) {
    return at + 1 < words.size() && RUN_PAIRS.contains(words.get(at) + " " + words.get(at + 1));
  }

  private static String unquoted(String word) {
    return word.replace("'", "").replace("\"", "").replace("(", "").replace(")", "");
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
