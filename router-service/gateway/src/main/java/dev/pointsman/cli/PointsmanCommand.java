package dev.pointsman.cli;

import dev.pointsman.config.ConfigReader;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command `pointsman` and what it offers.
@Command(
    name = "pointsman",
    description = "A self-hosted LLM router for coding agents.",
    mixinStandardHelpOptions = true,
    versionProvider = PointsmanCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "And, in a jar of their own that is built when they are first used:",
      "  train     Makes a model from data",
      "  evaluate  Measures a model beside its baselines",
      "  bench     Measures speed",
      "  fleet     Shows on public outcomes that retraining pays",
      "",
      "Environment: POINTSMAN_HOME (default ~/.pointsman) holds pointsman.yaml and your own models.",
      "Exit codes: 0 done; 1 done, but some input was refused or something needs mending; 2 not done."
    })
public final class PointsmanCommand {
  private PointsmanCommand() {}

  /// Runs the command that the arguments name; gives the exit code.
  public static int run(Map<String, String> environment, String... arguments) {
    var line = line(environment);
    try {
      return line.execute(arguments);
    } catch (LinkageError missing) {
      line.getErr().println("pointsman: native libraries do not load: " + missing.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  /// The command line over an environment; a failure is one line for people.
  static CommandLine line(Map<String, String> environment) {
    Logging.quieten();
    var assembly = new Assembly(new ConfigReader(environment), environment);
    return new CommandLine(new PointsmanCommand())
        .addSubcommand(new ServeCommand(assembly))
        .addSubcommand(new ClassifyCommand(assembly))
        .addSubcommand(new DoctorCommand(assembly))
        .addSubcommand(new ExplainCommand(assembly))
        .addSubcommand(new KeysCommand(assembly))
        .addSubcommand(new ModelsCommand(assembly))
        .addSubcommand(new SetupCommand(environment))
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println("pointsman: " + Failure.inWords(failure));
          return CommandLine.ExitCode.USAGE;
        });
  }

  /// What `--version` prints.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = PointsmanCommand.class.getPackage().getImplementationVersion();
      return new String[] {"pointsman " + (version == null ? "(development)" : version)};
    }
  }
}
