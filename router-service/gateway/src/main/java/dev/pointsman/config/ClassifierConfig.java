package dev.pointsman.config;

import java.nio.file.Path;
import java.time.Duration;

/// Where the trained models lie (the file ACTIVE names one), and how long a call waits for an
/// answer.
public record ClassifierConfig(Path models, Duration deadline) {
  public static final ClassifierConfig DEFAULT =
      new ClassifierConfig(Path.of("models"), Duration.ofMillis(20));
}
