package dev.pointsman.bench;

import java.time.Duration;

/// What came of one request under load, and after how long.
sealed interface Reply {
  Duration latency();

  /// An answer with status 200.
  ///
  /// @param classified whether the model had its say; without it the tier is a fallback
  record Answered(Duration latency, boolean classified) implements Reply {}

  /// Any other status, or no answer.
  record Failed(Duration latency, String reason) implements Reply {}
}
