package dev.pointsman.config;

import java.time.Duration;

/// How much the server takes on at once, and how long it waits.
public record Limits(
    int bodyBytes,
    int batchInputs,
    int concurrentRequests,
    int connections,
    Duration idleTimeout,
    Duration shutdownGrace) {
  public static final Limits DEFAULT =
      new Limits(8 * 1024 * 1024, 256, 64, 1_024, Duration.ofSeconds(60), Duration.ofSeconds(10));
}
