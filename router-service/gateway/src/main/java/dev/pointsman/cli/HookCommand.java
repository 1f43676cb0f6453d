package dev.pointsman.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman hook`: lets other tools tell what became of the work.
@Command(
    name = "hook",
    description = "Installs hooks that report kept and reverted work.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Commits are joined to sessions by a trailer, 'Pointsman-Session: ID'. The hook adds it where it knows the session:",
      "from POINTSMAN_SESSION, CLAUDE_CODE_SESSION_ID, CODEX_THREAD_ID, or the file pointsman-session in the git folder.",
      "",
      "  scripts/pointsman hook git --dry-run",
      "  scripts/pointsman hook git --remove"
    })
final class HookCommand {
  /// In the order in which git runs them.
  private static final List<String> HOOKS =
      List.of("prepare-commit-msg", "post-commit", "pre-push");

  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  HookCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Command(
      name = "git",
      description =
          "Reports commits, reverts and pushes of the repository around this folder. Hooks that are"
              + " there already are kept and run first; nothing ever blocks git.",
      mixinStandardHelpOptions = true)
  int git(
      @Option(names = "--dry-run", description = "Says what would be done.") boolean isDry,
      @Option(names = "--remove", description = "Puts all back as it was.") boolean isRemoval,
      @Option(
              names = "--url",
              defaultValue = "",
              description = "Where Pointsman answers (default http://localhost:8080).")
          String url,
      @Option(
              names = "--repository",
              paramLabel = "FOLDER",
              defaultValue = "",
              description = "A folder in the repository (default: this one).")
          Path folder)
      throws IOException {
    var script = script(ServiceAddress.of(url, environment));
    var hooks = new GitRepository(folder.toAbsolutePath()).hooks();
    var out = spec.commandLine().getOut();
    for (var name : HOOKS) {
      var hook = new GitHook(hooks, name);
      var done = isRemoval ? hook.remove(isDry) : hook.install(script, isDry);
      out.println((isDry ? "would be " : "") + done);
    }
    out.flush();
    return 0;
  }

  private static String script(ServiceAddress address) {
    try (var resource =
        Objects.requireNonNull(HookCommand.class.getResourceAsStream("git-hook.sh"))) {
      var script = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return script.replace("@URL@", address.base().toString());
    } catch (IOException failure) {
      throw new UncheckedIOException("git-hook.sh in the jar cannot be read", failure);
    }
  }
}
