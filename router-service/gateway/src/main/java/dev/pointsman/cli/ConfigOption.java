package dev.pointsman.cli;

import dev.pointsman.config.PointsmanConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--config` of every command that goes by the configuration.
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration (default: pointsman.yaml in POINTSMAN_HOME).")
  private @Nullable Path file;

  /// The file that was named, if any.
  @Nullable Path file() {
    return file;
  }

  PointsmanConfig read(Assembly assembly) {
    return assembly.config(file);
  }
}
