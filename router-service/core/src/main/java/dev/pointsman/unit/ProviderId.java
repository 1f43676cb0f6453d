package dev.pointsman.unit;

/// The configured name of a provider, such as `anthropic`.
public record ProviderId(String value) {
  public ProviderId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("expected a provider name, got a blank one");
    }
  }
}
