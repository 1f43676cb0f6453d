package dev.pointsman.label;

/// What one function says of one step.
///
/// @param halvings how often the share of credit was halved on the way from where the sign was seen
record Vote(LabelingFunction function, Verdict verdict, int halvings) {
  /// The part of the sign that this step answers for.
  double share() {
    return Math.scalb(1.0, -halvings);
  }

  /// How strongly it is meant, before anything is learnt: shared log-odds of the stated trust.
  double strength() {
    return share() * Odds.log(function.trust());
  }

  Cue cue() {
    return Cue.of(function, verdict);
  }

  /// Whether it says what nobody could know when the session went on.
  boolean isBadNews() {
    return verdict == Verdict.INSUFFICIENT && ReportedFunctions.NEWS.contains(function);
  }

  boolean contradicts(Vote other) {
    return verdict != other.verdict;
  }
}
