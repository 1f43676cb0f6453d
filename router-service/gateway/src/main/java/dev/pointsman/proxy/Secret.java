package dev.pointsman.proxy;

/// A key that no log, message or description ever shows.
public final class Secret {
  public static final Secret NONE = new Secret("");

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value.strip());
  }

  public boolean isAbsent() {
    return value.isEmpty();
  }

  /// The key itself, for the one header that carries it.
  String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return isAbsent() ? "no key" : "a key";
  }
}
