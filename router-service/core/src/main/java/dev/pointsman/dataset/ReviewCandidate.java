package dev.pointsman.dataset;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.outcome.Outcome;
import java.util.List;

/// A decision that a person may be asked about, and how much their word would teach.
///
/// @param outcomes what was reported of it and of its whole session
/// @param uncertainty how undecided the classifier was, in [0, 1]
/// @param disagreement how much reports contradict each other, in [0, 1]
public record ReviewCandidate(
    DecisionRecord decision, List<Outcome> outcomes, double uncertainty, double disagreement) {
  public ReviewCandidate {
    outcomes = List.copyOf(outcomes);
  }

  double doubt() {
    return uncertainty + disagreement;
  }
}
