package dev.pointsman.proxy;

import java.time.Duration;

/// How long a call waits, and how often it tries.
public record RelaySettings(Waiting waiting, Retrying retrying) {
  public static final RelaySettings DEFAULT = new RelaySettings(Waiting.DEFAULT, Retrying.DEFAULT);

  /// How long is waited for a provider.
  ///
  /// @param firstByte from the call's start until the provider's first byte, retries included
  /// @param silence between two bytes of an answer
  /// @param total for the whole call, however much of the answer has come
  /// @param ping how often a streaming client hears of us while the provider is silent
  public record Waiting(Duration firstByte, Duration silence, Duration total, Duration ping) {
    /// Claude Code shows a banner after 20 s of silence; a long answer without a stream takes
    /// minutes to its first byte.
    public static final Waiting DEFAULT =
        new Waiting(
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofSeconds(15));
  }

  /// How a failed try is repeated.
  ///
  /// @param tries at one target, the first one included
  /// @param patience the longest pause that a provider may ask for; shorter than a ping, for after
  ///   one nothing can be tried again
  /// @param firstPause doubled with every try, up to the patience
  /// @param share how many further tries a hundred calls may cause, as a share: 0.1 is ten
  public record Retrying(int tries, Duration patience, Duration firstPause, double share) {
    public static final Retrying DEFAULT =
        new Retrying(3, Duration.ofSeconds(10), Duration.ofMillis(500), 0.1);
  }
}
