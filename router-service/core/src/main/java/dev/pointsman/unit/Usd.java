package dev.pointsman.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// An amount of money in whole nano-dollars (1e-9 USD): exact to add, never a floating-point sum.
public record Usd(long nanos) implements Comparable<Usd> {
  public static final Usd ZERO = new Usd(0);

  /// Rounds up: a cost must never be understated.
  public static Usd of(double dollars) {
    if (!Double.isFinite(dollars) || Math.abs(dollars) > 1e9) {
      throw new IllegalArgumentException("expected a finite amount in USD, got " + dollars);
    }
    return new Usd(
        BigDecimal.valueOf(dollars)
            .movePointRight(9)
            .setScale(0, RoundingMode.CEILING)
            .longValueExact());
  }

  public Usd plus(Usd other) {
    return new Usd(Math.addExact(nanos, other.nanos));
  }

  public Usd minus(Usd other) {
    return new Usd(Math.subtractExact(nanos, other.nanos));
  }

  /// Rounds up, as [#of].
  public Usd times(double factor) {
    if (!Double.isFinite(factor)) {
      throw new IllegalArgumentException("expected a finite factor, got " + factor);
    }
    return new Usd((long) Math.ceil(nanos * factor));
  }

  public double dollars() {
    return nanos / 1e9;
  }

  @Override
  public int compareTo(Usd other) {
    return Long.compare(nanos, other.nanos);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.6f USD", dollars());
  }
}
