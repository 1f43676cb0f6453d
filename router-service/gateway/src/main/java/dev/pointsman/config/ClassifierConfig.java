package dev.pointsman.config;

import dev.pointsman.bundle.ModelFolders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Where the trained models lie (the file ACTIVE names one), and how long a call waits for an
/// answer.
public record ClassifierConfig(Path models, Duration deadline) {
  public static final ClassifierConfig DEFAULT =
      new ClassifierConfig(Path.of("models"), Duration.ofMillis(20));

  /// The user's own models come before the project's; an absolute path is taken at its word.
  public ModelFolders folders(Path home, Path project) {
    return new ModelFolders(
        models.isAbsolute()
            ? List.of(models)
            : List.of(home.resolve(models), project.resolve(models).toAbsolutePath()));
  }
}
