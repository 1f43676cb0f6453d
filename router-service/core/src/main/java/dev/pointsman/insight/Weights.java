package dev.pointsman.insight;

import dev.pointsman.unit.Probability;
import java.util.List;

/// How much a logged decision says of the candidate.
record Weights(TargetPolicy candidate, double largest) {
  double clipped(LoggedDecision decision) {
    return Math.min(largest, plain(decision));
  }

  double plain(LoggedDecision decision) {
    return drawn(decision).value() / decision.propensity().value();
  }

  /// The candidate's chance of choices that a log of certain decisions cannot hold.
  double unsupported(LoggedDecision decision) {
    return decision.propensity().equals(Probability.ONE) ? drawn(decision).complement().value() : 0;
  }

  List<Probability> chances(LoggedDecision decision) {
    return candidate.chances(decision);
  }

  private Probability drawn(LoggedDecision decision) {
    var chances = chances(decision);
    return decision.tier() < chances.size() ? chances.get(decision.tier()) : Probability.ZERO;
  }
}
