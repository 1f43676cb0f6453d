package dev.pointsman.fit;

import java.time.Duration;

/// How fast a stage goes, since it was started or resumed.
final class Pace {
  private final long start = System.nanoTime();
  private long tokens;
  private int steps;

  void stepped(long stepTokens) {
    tokens += stepTokens;
    steps++;
  }

  double tokensPerSecond() {
    return tokens / Math.max(1e-9, seconds());
  }

  Duration left(int remainingSteps) {
    return Duration.ofMillis((long) (1000 * seconds() / Math.max(1, steps) * remainingSteps));
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
