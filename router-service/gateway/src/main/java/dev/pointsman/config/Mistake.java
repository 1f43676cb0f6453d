package dev.pointsman.config;

/// One thing wrong in a configuration: where, what stands there, and how to mend it.
public record Mistake(String key, String value, String remedy) {
  private static final int LONGEST_VALUE = 80;

  public Mistake {
    value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
  }

  @Override
  public String toString() {
    return "%s: %s: %s".formatted(key, value, remedy);
  }
}
