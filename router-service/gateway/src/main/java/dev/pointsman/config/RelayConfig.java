package dev.pointsman.config;

import java.time.Duration;

/// How calls are carried to the upstreams.
///
/// @param retriesPerTarget further tries of the same model before another one is asked
/// @param retryShare how many retries a hundred calls may cause, as a share: 0.1 is ten
/// @param ping after how much silence the client of a stream is told that all is well
/// @param concurrency calls under way at once, over all upstreams
public record RelayConfig(
    Timeouts timeouts,
    int retriesPerTarget,
    double retryShare,
    Duration ping,
    int concurrency,
    CascadeConfig cascade) {
  public static final RelayConfig DEFAULT =
      new RelayConfig(Timeouts.DEFAULT, 2, 0.1, Duration.ofSeconds(15), 512, CascadeConfig.DEFAULT);

  /// How long an upstream is waited for.
  ///
  /// @param connect until there is a connection
  /// @param firstByte from the request to the first byte of an answer
  /// @param idle between two bytes of an answer
  /// @param total for the whole call, retries and other models included
  public record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {
    public static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30));
  }
}
