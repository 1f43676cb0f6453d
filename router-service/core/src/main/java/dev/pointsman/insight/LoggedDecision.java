package dev.pointsman.insight;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.List;

/// A decision as the log holds it.
///
/// @param context a name for the kind of call: decisions of one context are expected to go alike.
///   It must not tell more of the draw than the chances do
/// @param tier the rank of the tier that was drawn
/// @param propensity the chance with which it was drawn
/// @param chances of every tier to be drawn, cheapest first; empty where only the drawn one's is
///   known
public record LoggedDecision(
    DecisionId id,
    String context,
    int tier,
    Probability propensity,
    DecisionResult result,
    List<Probability> chances) {
  public LoggedDecision {
    chances = List.copyOf(chances);
    if (propensity.equals(Probability.ZERO)) {
      throw new IllegalArgumentException(
          "expected a propensity above 0: %s was drawn".formatted(id));
    }
  }

  /// A decision of which the drawn tier's chance alone is known.
  public LoggedDecision(
      DecisionId id, String context, int tier, Probability propensity, DecisionResult result) {
    this(id, context, tier, propensity, result, List.of());
  }

  /// The same, had each tier had this chance to be drawn in a call of this kind.
  public LoggedDecision drawnWith(String kind, List<Probability> others) {
    return new LoggedDecision(id, kind, tier, others.get(tier), result, others);
  }

  /// Whether the log could have held another choice; where nothing says otherwise, it could unless
  /// the one drawn was certain.
  boolean couldBe(int other) {
    if (other == tier) {
      return true;
    }
    if (chances.isEmpty()) {
      return !propensity.equals(Probability.ONE);
    }
    return other < chances.size() && !chances.get(other).equals(Probability.ZERO);
  }
}
