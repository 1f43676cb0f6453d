package dev.pointsman.unit;

/// The name of one decision, unique in a deployment.
public record DecisionId(String value) {
  public static final String PATTERN = "[A-Za-z0-9_-]{1,64}";

  public DecisionId {
    if (!value.matches(PATTERN)) {
      throw new IllegalArgumentException(
          "expected 1 to 64 letters, digits, '_' or '-', got " + value.length() + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
