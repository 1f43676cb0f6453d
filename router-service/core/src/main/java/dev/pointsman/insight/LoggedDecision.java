package dev.pointsman.insight;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;

/// A decision as the log holds it.
///
/// @param context a name for the kind of call: decisions of one context are expected to go alike
/// @param tier the rank of the tier that was drawn
/// @param propensity the chance with which it was drawn
public record LoggedDecision(
    DecisionId id, String context, int tier, Probability propensity, DecisionResult result) {
  public LoggedDecision {
    if (propensity.equals(Probability.ZERO)) {
      throw new IllegalArgumentException(
          "expected a propensity above 0: %s was drawn".formatted(id));
    }
  }
}
