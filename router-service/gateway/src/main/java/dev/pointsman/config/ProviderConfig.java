package dev.pointsman.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a provider is reached, and which environment variable holds its key.
public record ProviderConfig(Dialect dialect, URI baseUrl, String keyVariable) {
  /// The wire format that a provider speaks.
  public enum Dialect {
    ANTHROPIC,
    OPENAI;

    /// The name used in the configuration: lower case.
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Dialect> ofLabel(String label) {
      return Arrays.stream(values()).filter(dialect -> dialect.label().equals(label)).findFirst();
    }
  }
}
