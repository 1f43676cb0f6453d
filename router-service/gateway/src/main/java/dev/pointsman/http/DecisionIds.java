package dev.pointsman.http;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes names for decisions: they sort by time and are never the same twice.
public final class DecisionIds {
  private final InstantSource clock;
  private final RandomGenerator luck;

  public DecisionIds(InstantSource clock, RandomGenerator luck) {
    this.clock = clock;
    this.luck = luck;
  }

  public String next() {
    return "dec_%011x%016x".formatted(clock.millis(), luck.nextLong());
  }
}
