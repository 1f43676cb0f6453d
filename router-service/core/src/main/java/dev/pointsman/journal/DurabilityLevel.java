package dev.pointsman.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What must have become of a decision before its client is sent the first byte.
public enum DurabilityLevel {
  /// It is in the file: the end of the process cannot undo it. The disk follows in milliseconds.
  WRITTEN,
  /// The disk has synced it: that of the machine cannot undo it either.
  SYNCED;

  /// The name used in the configuration: lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DurabilityLevel> ofLabel(String label) {
    return Arrays.stream(values()).filter(level -> level.label().equals(label)).findFirst();
  }
}
