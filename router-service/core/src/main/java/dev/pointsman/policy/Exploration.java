package dev.pointsman.policy;

import dev.pointsman.unit.Usd;

/// How often a choice is left to chance, so that the log can tell how other tiers would have done.
///
/// @param epsilon the chance with which a call goes to another tier than the one of least expected
///   cost, to all alternatives alike; 0 leaves nothing to chance
/// @param maxExtra the most by which the expected cost of an alternative may exceed that of the
///   choice which would be made without chance
/// @param seed makes the draws of one deployment differ from those of another
public record Exploration(double epsilon, Usd maxExtra, long seed) {
  public static final double LARGEST_EPSILON = 0.1;
  public static final Usd DEFAULT_MAX_EXTRA = Usd.of(0.10);

  /// Every choice is the one of least expected cost. An operator must want to pay for chance.
  public static final Exploration OFF = new Exploration(0, DEFAULT_MAX_EXTRA, 0);

  public Exploration {
    if (!(epsilon >= 0 && epsilon <= LARGEST_EPSILON)) {
      throw new IllegalArgumentException("expected an epsilon in [0, 0.1], got " + epsilon);
    }
    if (maxExtra.compareTo(Usd.ZERO) < 0) {
      throw new IllegalArgumentException("expected a highest extra cost from 0, got " + maxExtra);
    }
  }

  boolean isOff() {
    return epsilon == 0;
  }
}
