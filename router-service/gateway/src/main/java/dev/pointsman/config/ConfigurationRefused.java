package dev.pointsman.config;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown for a configuration that cannot be used; names every mistake in it.
public final class ConfigurationRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  public ConfigurationRefused(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(mistake -> "\n  " + mistake)
            .collect(Collectors.joining("", "the configuration has mistakes:", "")));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
