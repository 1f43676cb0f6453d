package dev.pointsman.cli;

import dev.pointsman.cli.ClientSetup.Plan;
import dev.pointsman.cli.ClientSetup.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pointsman setup`: points a client at Pointsman.
@Command(
    name = "setup",
    description = "Prints or writes the settings that point a client at Pointsman.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A file that is changed is copied beside itself first, with the time in its name; all else in it stays.",
      "",
      "  scripts/pointsman setup claude-code --dry-run",
      "  scripts/pointsman setup codex --base-url http://router.internal:8080"
    })
final class SetupCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CLIENT",
      completionCandidates = Clients.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String client = "";

  @Option(names = "--dry-run", description = "Prints the file as it would become; writes nothing.")
  private boolean isDry;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where Pointsman answers (default: ${DEFAULT-VALUE}).")
  private String base = "";

  SetupCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Integer call() throws IOException {
    switch (chosen().plan(new Site(environment, address()))) {
      case Plan.Words words -> out().println(words.text());
      case Plan.Change change -> change(change);
    }
    out().flush();
    return 0;
  }

  private void change(Plan.Change change) throws IOException {
    var file = new SettingsFile(change.file());
    var before = file.text();
    var after = change.edit().apply(before);
    if (isDry) {
      out().printf("# %s would become:%n%s", change.file(), after);
    } else if (after.equals(before)) {
      out().println(change.file() + " is as it should be already.");
    } else {
      file.replace(after).ifPresent(backup -> out().println("Copied to " + backup));
      out().println("Wrote " + change.file());
    }
    out().println("# " + change.hint());
  }

  private ClientSetup chosen() {
    return ClientSetup.ALL.stream()
        .filter(setup -> setup.client().equals(client))
        .findFirst()
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "unknown client '%s': use one of %s"
                    .formatted(client, String.join(", ", new Clients()))));
  }

  /// The root of the service: some write `/v1` at its end out of habit.
  private URI address() {
    var root = base.replaceFirst("/+$", "").replaceFirst("/v1$", "");
    if (!root.matches("https?://[A-Za-z0-9_.\\[\\]:-]+(/[A-Za-z0-9_./-]*)?")) {
      throw new ParameterException(
          spec.commandLine(), "expected --base-url such as http://localhost:8080, got " + base);
    }
    return URI.create(root);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /// The names of the clients, for help and errors.
  static final class Clients implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ClientSetup.ALL.stream().map(ClientSetup::client).iterator();
    }
  }
}
