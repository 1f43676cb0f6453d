package dev.pointsman.policy;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Usd;

/// What an operator may choose about decisions.
///
/// @param fallback the tier without a classification and without a previous call
/// @param switchMargin the share of the expected cost that leaving the session's tier must save
/// @param maxCost the most that one call may cost before failure is counted
public record PolicySettings(
    Dial dial,
    Rules rules,
    Tier fallback,
    double switchMargin,
    Usd maxCost,
    OutputPrior expectedOutput,
    Exploration exploration) {
  public static final double DEFAULT_SWITCH_MARGIN = 0.1;
  public static final Usd DEFAULT_MAX_COST = Usd.of(100);

  public PolicySettings {
    if (!(switchMargin >= 0 && switchMargin < 1)) {
      throw new IllegalArgumentException("expected a margin in [0, 1), got " + switchMargin);
    }
    if (maxCost.compareTo(Usd.ZERO) <= 0) {
      throw new IllegalArgumentException("expected a highest cost above 0, got " + maxCost);
    }
  }

  public static PolicySettings defaults(Ladder ladder) {
    return new PolicySettings(
        Quality.BALANCED.dial(),
        Rules.defaults(ladder),
        ladder.middle(),
        DEFAULT_SWITCH_MARGIN,
        DEFAULT_MAX_COST,
        OutputPrior.DEFAULT,
        Exploration.OFF);
  }

  /// The same settings, decided by expected cost and session alone.
  public PolicySettings withoutRules(Ladder ladder) {
    return with(Rules.none(ladder));
  }

  /// The same settings under other rules.
  public PolicySettings with(Rules others) {
    return new PolicySettings(
        dial, others, fallback, switchMargin, maxCost, expectedOutput, exploration);
  }

  public PolicySettings withDial(Dial other) {
    return new PolicySettings(
        other, rules, fallback, switchMargin, maxCost, expectedOutput, exploration);
  }

  public PolicySettings exploring(Exploration other) {
    return new PolicySettings(dial, rules, fallback, switchMargin, maxCost, expectedOutput, other);
  }
}
