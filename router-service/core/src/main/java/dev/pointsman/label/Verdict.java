package dev.pointsman.label;

import java.util.Locale;

/// What a labelling function says of the tier that served a step.
public enum Verdict {
  SUFFICED,
  INSUFFICIENT;

  /// The word used in lineages: lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// +1 for success, -1 for failure.
  int sign() {
    return this == SUFFICED ? 1 : -1;
  }
}
