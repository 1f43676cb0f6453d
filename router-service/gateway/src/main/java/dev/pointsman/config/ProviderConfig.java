package dev.pointsman.config;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a provider is reached, and which environment variable holds its key.
///
/// @param keyVariable empty when the provider asks for no key
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

  /// A local server such as Ollama or vLLM answers without one.
  public boolean needsKey() {
    return !keyVariable.isEmpty() && !AddressRules.isLoopback(baseUrl.getHost());
  }

  /// The key, if the environment has it. Never log it.
  public Optional<String> key(Map<String, String> environment) {
    return Optional.of(environment.getOrDefault(keyVariable, "").strip())
        .filter(key -> !key.isEmpty());
  }
}
