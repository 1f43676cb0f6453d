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

  /// Whether the work is said to have failed.
  boolean isFailedDelivery() {
    return verdict == Verdict.INSUFFICIENT && function.family() == Family.DELIVERY;
  }

  /// Whether it says so when the session had gone on.
  boolean isBadNews() {
    return isFailedDelivery() && ReportedFunctions.NEWS.contains(function);
  }
}
