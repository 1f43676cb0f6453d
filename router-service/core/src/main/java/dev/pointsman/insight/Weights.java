package dev.pointsman.insight;

import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.stream.IntStream;

/// How much a logged decision says of the candidate.
record Weights(TargetPolicy candidate, double largest) {
  double clipped(LoggedDecision decision) {
    return Math.min(largest, plain(decision));
  }

  double plain(LoggedDecision decision) {
    return drawn(decision).value() / decision.propensity().value();
  }

  /// The candidate's chance of choices that the log could not have held.
  double unsupported(LoggedDecision decision) {
    var chances = chances(decision);
    return IntStream.range(0, chances.size())
        .filter(tier -> !decision.couldBe(tier))
        .mapToDouble(tier -> chances.get(tier).value())
        .sum();
  }

  List<Probability> chances(LoggedDecision decision) {
    return candidate.chances(decision);
  }

  private Probability drawn(LoggedDecision decision) {
    var chances = chances(decision);
    return decision.tier() < chances.size() ? chances.get(decision.tier()) : Probability.ZERO;
  }
}
