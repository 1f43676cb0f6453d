package dev.pointsman.journal;

import java.time.Duration;

/// How long the journal keeps what it holds.
///
/// @param texts the client's words
/// @param decisions everything else; at least as long
public record Retention(Duration texts, Duration decisions) {
  public static final Retention DEFAULT = days(30);

  public Retention {
    if (texts.isNegative() || decisions.compareTo(texts) < 0) {
      throw new IllegalArgumentException(
          "expected decisions to be kept at least as long as texts, got %s and %s"
              .formatted(decisions, texts));
    }
  }

  /// Texts and decisions alike.
  public static Retention days(int days) {
    return new Retention(Duration.ofDays(days), Duration.ofDays(days));
  }
}
