package dev.pointsman.round;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// How long a number of requests took.
public record Latencies(Duration median, Duration p99, Duration longest) {

  /// By nearest rank: each figure is a time that was really measured.
  public static Latencies of(Collection<Duration> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("expected at least one time, got none");
    }
    var sorted = times.stream().sorted().toList();
    return new Latencies(ranked(sorted, 50), ranked(sorted, 99), ranked(sorted, 100));
  }

  private static Duration ranked(List<Duration> sorted, int percent) {
    return sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
  }
}
