package dev.pointsman.journal;

import java.time.Duration;

/// What a journal keeps, and for how long the texts among it.
public record JournalSettings(CaptureLevel capture, Duration keepTexts) {
  public static final JournalSettings DEFAULT =
      new JournalSettings(CaptureLevel.FEATURES, Duration.ofDays(30));

  public JournalSettings {
    if (keepTexts.isNegative()) {
      throw new IllegalArgumentException("expected a time to keep of at least 0, got " + keepTexts);
    }
  }
}
