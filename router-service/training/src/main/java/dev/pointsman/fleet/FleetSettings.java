package dev.pointsman.fleet;

import dev.pointsman.policy.Dial;

/// How much the fleet asks, how often it is learnt from, and how.
///
/// @param decisions made before the last retrain, repeated tries included
/// @param retrains after equal parts of them
/// @param epsilon the share of choices left to chance
/// @param clip the largest weight that a rare choice gives its label
public record FleetSettings(
    int decisions, int retrains, double epsilon, double clip, Habits habits) {
  private static final int RETRAINS = 3;
  private static final double EPSILON = 0.05;
  private static final double CLIP = 5;

  public FleetSettings {
    if (retrains < 1 || decisions < retrains) {
      throw new IllegalArgumentException(
          "expected at least one retrain and a decision before each, got %d and %d"
              .formatted(retrains, decisions));
    }
  }

  /// The usual loop: three retrains, 5 % of the choices left to chance.
  public static FleetSettings of(int decisions, Dial dial, double noticed) {
    return new FleetSettings(decisions, RETRAINS, EPSILON, CLIP, new Habits(dial, noticed));
  }
}
