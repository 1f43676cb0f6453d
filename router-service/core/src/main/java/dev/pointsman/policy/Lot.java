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

  /// Which of several alternatives is drawn.
  ///
  /// @param greedy the one to take where chance has no say
  int draw(int alternatives, int greedy) {
    var share = share();
    return share < exploration.epsilon()
        ? (int) (share / exploration.epsilon() * alternatives)
        : greedy;
  }

  /// The chance of one of several alternatives to be drawn.
  Probability chance(int alternatives, boolean isGreedy) {
    var even = exploration.epsilon() / alternatives;
    return Probability.clipped(isGreedy ? 1 - exploration.epsilon() + even : even);
  }

  private double share() {
    return HashedShare.of(Long.toString(exploration.seed()), key);
  }
}
