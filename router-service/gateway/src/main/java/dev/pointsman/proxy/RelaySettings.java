package dev.pointsman.proxy;

import java.time.Duration;

/// How long a call waits, and how often it tries.
public record RelaySettings(Waiting waiting, Retrying retrying) {
  public static final RelaySettings DEFAULT = new RelaySettings(Waiting.DEFAULT, Retrying.DEFAULT);

  /// How long is waited for a provider.
  ///
  /// @param firstByte from the call's start until the provider's first byte, retries included
  /// @param silence between two bytes of an answer
  /// @param ping how often a streaming client hears of us while the provider is silent
  public record Waiting(Duration firstByte, Duration silence, Duration ping) {
    /// Claude Code shows a banner after 20 s of silence; a long answer without a stream takes
    /// minutes to its first byte.
    public static final Waiting DEFAULT =
        new Waiting(Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofSeconds(15));
  }

  /// How a failed try is repeated.
  ///
  /// @param tries at one target, the first one included
  /// @param patience the longest pause that a provider may ask for; shorter than a ping, for after
  ///   one nothing can be tried again
  /// @param firstPause doubled with every try, up to the patience
  public record Retrying(int tries, Duration patience, Duration firstPause) {
    public static final Retrying DEFAULT =
        new Retrying(3, Duration.ofSeconds(10), Duration.ofMillis(500));
  }
}
