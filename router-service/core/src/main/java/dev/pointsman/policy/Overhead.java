package dev.pointsman.policy;

import dev.pointsman.unit.Usd;

/// A price for failure: a fixed amount, the developer's time, and a share of what this very call
/// would cost at the top tier, because the work at stake grows with the call.
public record Overhead(Usd fixed, double share) {
  public static final Usd LARGEST_FIXED = Usd.of(1_000);
  public static final double LARGEST_SHARE = 100;

  public Overhead {
    if (fixed.compareTo(Usd.ZERO) < 0 || fixed.compareTo(LARGEST_FIXED) > 0) {
      throw new IllegalArgumentException("expected between 0 and 1 000 USD, got " + fixed);
    }
    if (!(share >= 0 && share <= LARGEST_SHARE)) {
      throw new IllegalArgumentException("expected a share between 0 and 100, got " + share);
    }
  }

  Usd of(Usd topTierCost) {
    return fixed.plus(topTierCost.times(share));
  }
}
