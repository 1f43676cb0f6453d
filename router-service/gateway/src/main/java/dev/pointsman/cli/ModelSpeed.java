package dev.pointsman.cli;

import java.time.Duration;
import java.util.Locale;

/// How long the model takes on this machine for a text that fills its window, and how long a call
/// waits for it.
record ModelSpeed(Duration median, Duration deadline) {
  static final String REMEDY =
      "under load, calls would be decided without the model: raise classifier.deadline_ms, or give"
          + " the service more or faster processors";

  /// One answer in a hundred takes about 1.4 times as long as most (`scripts/bench --only
  /// classifier`).
  private static final double SLOWEST = 1.4;

  /// Whether all but a few answers come in time, the processors being free.
  boolean isAmple() {
    return median.toNanos() * SLOWEST <= deadline.toNanos();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "a full text takes %.1f ms, and a call waits %d ms for it",
        median.toNanos() / 1e6,
        deadline.toMillis());
  }
}
