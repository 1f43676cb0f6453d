package dev.pointsman.cli.training;

import dev.pointsman.bench.ClientRehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman rehearse`: runs real clients through a gateway in front of a scripted upstream.
@Command(
    name = "rehearse",
    description =
        "Runs Claude Code, Codex and OpenCode through Pointsman against a scripted upstream.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "scripts/clients installs the clients and runs this. Exit code 1: a client failed, or a call was not recorded."
    })
final class RehearseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--clients",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder into which npm installed the clients.")
  private Path clients = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    var err = spec.commandLine().getErr();
    var outcome =
        new ClientRehearsal(
                clients.toAbsolutePath().resolve("node_modules/.bin"),
                Project.gatewayJar(),
                Project.root().resolve("models"),
                err::println)
            .run();
    spec.commandLine().getOut().print(outcome.calls().text());
    spec.commandLine().getOut().flush();
    outcome.failures().forEach(err::println);
    return outcome.failures().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
