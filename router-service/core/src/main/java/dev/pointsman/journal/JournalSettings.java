package dev.pointsman.journal;

import java.time.Duration;

/// What a journal keeps, for how long, and how much may wait in memory for the disk.
///
/// @param durability what a receipt waits for
/// @param longestQueue entries that may wait
/// @param heaviestQueue bytes that may wait, about
/// @param retryPause between tries to write again after the disk has failed
public record JournalSettings(
    CaptureLevel capture,
    Retention retention,
    DurabilityLevel durability,
    int longestQueue,
    long heaviestQueue,
    Duration retryPause) {
  public static final JournalSettings DEFAULT =
      new JournalSettings(
          CaptureLevel.FEATURES,
          Retention.DEFAULT,
          DurabilityLevel.WRITTEN,
          20_000,
          64L << 20,
          Duration.ofSeconds(1));

  public JournalSettings {
    if (longestQueue < 1 || heaviestQueue < 1 || !retryPause.isPositive()) {
      throw new IllegalArgumentException("expected a queue and a pause above 0");
    }
  }

  /// The usual limits.
  public static JournalSettings of(CaptureLevel capture, Retention retention) {
    return new JournalSettings(
        capture,
        retention,
        DEFAULT.durability,
        DEFAULT.longestQueue,
        DEFAULT.heaviestQueue,
        DEFAULT.retryPause);
  }

  /// The same with another promise to clients.
  public JournalSettings promising(DurabilityLevel other) {
    return new JournalSettings(capture, retention, other, longestQueue, heaviestQueue, retryPause);
  }
}
