package dev.pointsman.unit;

/// The name by which a provider knows a model, such as `claude-haiku-4-5`.
public record ModelId(String value) {
  public ModelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("expected a model name, got a blank one");
    }
  }
}
