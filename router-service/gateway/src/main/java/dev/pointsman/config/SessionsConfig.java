package dev.pointsman.config;

import java.time.Duration;

/// How many sessions are remembered at once, and for how long after their last call.
public record SessionsConfig(int most, Duration idle) {
  public static final SessionsConfig DEFAULT = new SessionsConfig(10_000, Duration.ofHours(12));
}
