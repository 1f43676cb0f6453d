package dev.pointsman.upstream;

/// One HTTP header line.
public record HeaderField(String name, String value) {
  public HeaderField {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}")) {
      throw new IllegalArgumentException(
          "expected a header name, got " + name.length() + " characters");
    }
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new IllegalArgumentException("expected a header value of one line for " + name);
    }
  }

  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /// Values may be keys: they never reach a log.
  @Override
  public String toString() {
    return name;
  }
}
