package dev.pointsman.cli.training;

import dev.pointsman.config.ConfigReader;
import dev.pointsman.config.PointsmanConfig;
import dev.pointsman.label.TenantCap;
import dev.pointsman.round.Learning;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the service runs with, and how its journal becomes labels: options of every command that
/// learns.
final class LearningOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The service's configuration (default: pointsman.yaml in POINTSMAN_HOME).")
  private @Nullable Path file;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "The journal (default: the one that the configuration names).")
  private @Nullable Path journal;

  @Option(
      names = "--largest-tenant-share",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "The most that a tenant may weigh without having as many sessions, from 0.5 (default: ${DEFAULT-VALUE}).")
  private double largestShare;

  PointsmanConfig config() {
    var reader = new ConfigReader(System.getenv());
    return file == null ? reader.read() : reader.read(file);
  }

  Path journal(PointsmanConfig config) {
    return journal == null ? Project.home().resolve(config.traffic().journal().path()) : journal;
  }

  Learning learning(PointsmanConfig config, Consumer<String> progress) {
    return new Learning(
        config.catalog().ladder(), new TenantCap(largestShare), Project.version(), progress);
  }
}
