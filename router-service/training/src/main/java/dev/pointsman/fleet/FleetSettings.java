package dev.pointsman.fleet;

import dev.pointsman.dataset.Split;
import dev.pointsman.policy.Dial;
import dev.pointsman.round.GateSettings;
import dev.pointsman.unit.Probability;

/// How much the fleet asks, how often it is learnt from, and how.
///
/// @param decisions made before the last retrain, repeated tries included
/// @param retrains after equal parts of them
/// @param epsilon the share of choices left to chance
/// @param canary the share of the sessions that an unproven candidate decides for until the next
///   retrain
/// @param unknownPasses whether the gate passes what the logs cannot tell, as a retraining's does
///   where it is told to
public record FleetSettings(
    int decisions,
    int retrains,
    double epsilon,
    Probability canary,
    Habits habits,
    boolean unknownPasses) {
  private static final int RETRAINS = 3;
  private static final double EPSILON = 0.05;
  private static final Probability CANARY = new Probability(0.3);

  public FleetSettings {
    if (retrains < 1 || decisions < retrains) {
      throw new IllegalArgumentException(
          "expected at least one retrain and a decision before each, got %d and %d"
              .formatted(retrains, decisions));
    }
  }

  /// The usual loop: three retrains, 5 % of the choices left to chance, 30 % of the sessions for a
  /// candidate that is unproven.
  public static FleetSettings of(int decisions, Dial dial, double noticed) {
    return new FleetSettings(
        decisions, RETRAINS, EPSILON, CANARY, new Habits(dial, noticed), false);
  }

  /// The same before a gate that passes what the logs cannot tell.
  public FleetSettings allowingUnknown() {
    return new FleetSettings(decisions, retrains, epsilon, canary, habits, true);
  }

  /// How many peers judge with a candidate: where what cannot be told passes, it alone.
  int folds() {
    return unknownPasses ? 1 : Split.FOLDS;
  }

  GateSettings gate() {
    return unknownPasses ? GateSettings.DEFAULTS.allowingUnknown() : GateSettings.DEFAULTS;
  }
}
