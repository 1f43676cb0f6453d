package dev.pointsman.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much of what a client sends the journal keeps. Secrets are masked at every level.
public enum CaptureLevel {
  /// The decision and what came of it.
  NONE,
  /// The measurements as well: numbers, no text.
  FEATURES,
  /// The bounded text that the classifier read as well.
  REDACTED,
  /// The whole body as well.
  FULL;

  /// The name used in the configuration: lower case.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CaptureLevel> ofLabel(String label) {
    return Arrays.stream(values()).filter(level -> level.label().equals(label)).findFirst();
  }

  boolean keepsFeatures() {
    return this != NONE;
  }

  boolean keepsText() {
    return this == REDACTED || this == FULL;
  }

  boolean keepsBody() {
    return this == FULL;
  }
}
