package dev.pointsman.cli;

import dev.pointsman.config.ConfigReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.InstantSource;
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
      "  retrain   Learns from the journal and promotes what passes the gate",
      "  calibrate Picks the quality dial for a target",
      "  dataset   Makes training sets of logged decisions",
      "  labels    Shows what each labelling function says of a journal",
      "  evaluate  Measures a model beside its baselines",
      "  bench     Measures speed",
      "  fleet     Shows on public outcomes that retraining pays",
      "",
      "Environment: POINTSMAN_HOME (default ~/.pointsman) holds pointsman.yaml and your own models.",
      "POINTSMAN_JAVA_OPTS are options of the JVM: -Djavax.net.ssl.trustStore=FILE trusts a proxy's own authority.",
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
        .addSubcommand(new EraseCommand(assembly))
        .addSubcommand(new DriftCommand(assembly))
        .addSubcommand(new ExplainCommand(assembly))
        .addSubcommand(new HookCommand(environment))
        .addSubcommand(new JournalCommand(assembly))
        .addSubcommand(new KeysCommand(assembly))
        .addSubcommand(new ModelsCommand(assembly))
        .addSubcommand(new OutcomeCommand(environment))
        .addSubcommand(
            new ReviewCommand(
                assembly,
                new InputStreamReader(System.in, Charset.defaultCharset()),
                InstantSource.system()))
        .addSubcommand(new RollbackCommand())
        .addSubcommand(new SetupCommand(environment))
        .addSubcommand(new SimulateCommand(assembly))
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println("pointsman: " + Failure.inWords(failure));
          return CommandLine.ExitCode.USAGE;
        });
  }

  /// The build that is running.
  static String version() {
    var version = PointsmanCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  /// What `--version` prints.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"pointsman " + version()};
    }
  }
}
