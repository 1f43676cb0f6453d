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

  /// Of the weight that a draw by the decision's chances would have had, these being known.
  double variance(LoggedDecision decision) {
    var drawn = decision.chances();
    var chances = chances(decision);
    var mean = 0.0;
    var square = 0.0;
    for (var tier = 0; tier < drawn.size(); tier++) {
      if (drawn.get(tier).value() > 0) {
        var chance = chances.get(tier).value();
        mean += chance;
        square += chance * chance / drawn.get(tier).value();
      }
    }
    return square - mean * mean;
  }

  List<Probability> chances(LoggedDecision decision) {
    return candidate.chances(decision);
  }

  private Probability drawn(LoggedDecision decision) {
    var chances = chances(decision);
    return decision.tier() < chances.size() ? chances.get(decision.tier()) : Probability.ZERO;
  }
}
