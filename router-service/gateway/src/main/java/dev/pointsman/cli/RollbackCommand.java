package dev.pointsman.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `pointsman rollback`: what `pointsman models rollback` does, for whoever has just retrained.
@Command(
    name = "rollback",
    description = "Makes the model serve that served before; the same as 'models rollback'.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ConfigOption config = new ConfigOption();

  @Override
  public Integer call() {
    var words = new ArrayList<>(List.of("models"));
    var file = config.file();
    if (file != null) {
      words.addAll(List.of("--config", file.toString()));
    }
    words.add("rollback");
    return spec.root().commandLine().execute(words.toArray(String[]::new));
  }
}
