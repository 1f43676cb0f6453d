package dev.pointsman.config;

import java.time.Duration;

/// How much the server takes on at once, and how long it waits.
///
/// @param heldBodyBytes of all bodies that are being read or served
public record Limits(
    int bodyBytes,
    int heldBodyBytes,
    int batchInputs,
    int concurrentRequests,
    int connections,
    Duration idleTimeout,
    Duration shutdownGrace) {
  public static final int MOST_BYTES = 1 << 30;

  public static final Limits DEFAULT =
      new Limits(
          8 * 1024 * 1024,
          partOfHeap(),
          256,
          64,
          1_024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(10));

  /// A body that is served takes several times its length: as it came, as it was read, as it is
  /// sent.
  private static int partOfHeap() {
    return (int) Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 6);
  }
}
