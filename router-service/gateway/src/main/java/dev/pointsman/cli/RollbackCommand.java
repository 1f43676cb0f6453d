package dev.pointsman.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `pointsman rollback`: what `pointsman models rollback` does, for whoever has just retrained.
@Command(
    name = "rollback",
    description = "Makes the model serve that served before; the same as 'models rollback'.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: pointsman.yaml in POINTSMAN_HOME).")
  private @Nullable Path config;

  @Override
  public Integer call() {
    var words = new ArrayList<>(List.of("models"));
    if (config != null) {
      words.addAll(List.of("--config", config.toString()));
    }
    words.add("rollback");
    return spec.root().commandLine().execute(words.toArray(String[]::new));
  }
}
