package dev.pointsman.label;

/// What a person's tier says of the tier that served a step.
enum Truth {
  UNKNOWN(0),
  SUFFICED(1),
  INSUFFICIENT(2);

  private final int code;

  Truth(int code) {
    this.code = code;
  }

  /// Its number in a pattern.
  int code() {
    return code;
  }

  static Truth of(int code) {
    for (var truth : values()) {
      if (truth.code == code) {
        return truth;
      }
    }
    throw new IllegalArgumentException("expected 0 to 2, got " + code);
  }
}
