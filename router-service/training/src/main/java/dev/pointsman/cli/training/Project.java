package dev.pointsman.cli.training;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.config.ConfigReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the project lies: the launcher says so in `POINTSMAN_ROOT`.
final class Project {
  private Project() {}

  static Path root() {
    return Path.of(Optional.ofNullable(System.getenv("POINTSMAN_ROOT")).orElse(""))
        .toAbsolutePath();
  }

  /// The folder of the user's own files: POINTSMAN_HOME, else `~/.pointsman`.
  static Path home() {
    return Optional.ofNullable(System.getenv("POINTSMAN_HOME"))
        .filter(named -> !named.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".pointsman"));
  }

  /// The folders that the service finds its model in.
  static ModelFolders models(Map<String, String> environment) {
    var reader = new ConfigReader(environment);
    return reader.read().classifier().folders(reader.home(), root());
  }

  /// Where the launcher builds the gateway.
  static Path gatewayJar() {
    return root().resolve("router-service/gateway/target/pointsman-gateway-0.1.0.jar");
  }

  /// The build that is running, for the model's manifest.
  static String version() {
    return Optional.ofNullable(Project.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
