package dev.pointsman.policy;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.HashedShare;
import dev.pointsman.unit.Probability;

/// The lot of one decision: chance that can be drawn again. It depends on nothing but the seed and
/// the decision's name, so that a record draws what its call drew, and calls that are alike still
/// draw independently.
///
/// @param key the decision's name; empty where nothing is drawn
public record Lot(Exploration exploration, String key) {
  /// Leaves nothing to chance.
  public static final Lot NONE = new Lot(Exploration.OFF, "");

  public static Lot of(Exploration exploration, DecisionId id) {
    return exploration.isOff() ? NONE : new Lot(exploration, id.value());
  }

  /// Which of several alternatives is drawn, two at least.
  ///
  /// @param greedy the one to take where chance has no say
  int draw(int alternatives, int greedy) {
    var share = share();
    if (share >= exploration.epsilon()) {
      return greedy;
    }
    var other = (int) (share / exploration.epsilon() * (alternatives - 1));
    return other < greedy ? other : other + 1;
  }

  /// The chance of one of several alternatives to be drawn, two at least.
  Probability chance(int alternatives, boolean isGreedy) {
    var epsilon = exploration.epsilon();
    return Probability.clipped(isGreedy ? 1 - epsilon : epsilon / (alternatives - 1));
  }

  private double share() {
    return HashedShare.of(Long.toString(exploration.seed()), key);
  }
}
