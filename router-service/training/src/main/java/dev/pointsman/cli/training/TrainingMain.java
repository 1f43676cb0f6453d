package dev.pointsman.cli.training;

import dev.pointsman.cli.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The entry point of the training jar: what makes, measures and judges models.
@Command(
    name = "pointsman",
    description = "Trains and measures Pointsman's classifier.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TrainCommand.class,
      EvaluateCommand.class,
      LabelsCommand.class,
      BenchCommand.class,
      DatasetCommand.class,
      RehearseCommand.class,
      RetrainCommand.class,
      CalibrateCommand.class,
      FleetCommand.class
    })
public final class TrainingMain {
  private TrainingMain() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// A failure is one line for people: what was expected and what came, and exit code 2.
  static CommandLine commandLine() {
    return new CommandLine(new TrainingMain())
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          command.getErr().println("pointsman: " + Failure.inWords(failure));
          return CommandLine.ExitCode.USAGE;
        });
  }
}
