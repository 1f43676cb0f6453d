package dev.pointsman.review;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.outcome.Outcome;
import java.util.List;

/// A decision that a person may be asked about, and how much their word would teach.
///
/// @param outcomes what was reported of it and of its whole session
/// @param label how little is known of whether the chosen tier sufficed, in [0, 1]
/// @param model how undecided the classifier was, in [0, 1]
/// @param sensitivity how near another decision was, in [0, 1]
public record ReviewCandidate(
    DecisionRecord decision,
    List<Outcome> outcomes,
    double label,
    double model,
    double sensitivity) {
  public ReviewCandidate {
    outcomes = List.copyOf(outcomes);
  }

  double doubt() {
    return label * model * sensitivity;
  }
}
