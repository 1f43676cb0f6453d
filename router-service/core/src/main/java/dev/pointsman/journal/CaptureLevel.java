package dev.pointsman.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much of what a client sent is kept. Secrets are masked at every level.
public enum CaptureLevel {
  /// The decision alone.
  NONE,
  /// Measurements, no words.
  FEATURES,
  /// The text that the classifier read, too.
  REDACTED,
  /// The whole request body, too.
  FULL;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CaptureLevel> ofLabel(String label) {
    return Arrays.stream(values()).filter(level -> level.label().equals(label)).findFirst();
  }

  public boolean keeps(CaptureLevel other) {
    return compareTo(other) >= 0;
  }
}
