package dev.pointsman.round;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// One run of a real client's command line.
///
/// @param command the program's name in `node_modules/.bin`, and its arguments
/// @param isFailing whether the client is to say that it failed
record ClientScenario(String client, String name, List<String> command, boolean isFailing) {
  private static final String TEXT = "rehearse text";
  private static final String REFUSED = "rehearse status 400";

  ClientScenario {
    command = List.copyOf(command);
  }

  /// Every client with a prompt, a tool loop, a resumed session and an upstream's error; Claude
  /// Code with a sub-agent, too.
  static List<ClientScenario> all() {
    return List.of(
        claude("prompt", "-p", TEXT),
        claude("tool loop", "-p", "rehearse tool Bash", "--allowedTools", "Bash"),
        claude("resumed session", "--continue", "-p", TEXT),
        claude("sub-agent", "-p", "rehearse tool Task", "--allowedTools", "Task"),
        failing(claude("upstream error", "-p", REFUSED)),
        codex("prompt", TEXT),
        codex("tool loop", "rehearse tool shell"),
        codex("resumed session", "resume", "--last", TEXT),
        failing(codex("upstream error", REFUSED)),
        openCode("prompt", TEXT),
        openCode("tool loop", "rehearse tool bash"),
        openCode("resumed session", "--continue", TEXT));
  }

  private static ClientScenario claude(String name, String... arguments) {
    return new ClientScenario("claude", name, joined(List.of("claude"), arguments), false);
  }

  private static ClientScenario codex(String name, String... arguments) {
    var command = List.of("codex", "exec", "--skip-git-repo-check");
    return new ClientScenario("codex", name, joined(command, arguments), false);
  }

  private static ClientScenario openCode(String name, String... arguments) {
    return new ClientScenario(
        "opencode", name, joined(List.of("opencode", "run"), arguments), false);
  }

  private static ClientScenario failing(ClientScenario scenario) {
    return new ClientScenario(scenario.client, scenario.name, scenario.command, true);
  }

  private static List<String> joined(List<String> program, String... arguments) {
    return Stream.concat(program.stream(), Arrays.stream(arguments)).toList();
  }

  /// The command with the program's path.
  List<String> in(Path programs) {
    return Stream.concat(
            Stream.of(programs.resolve(command.getFirst()).toString()), command.stream().skip(1))
        .toList();
  }
}
