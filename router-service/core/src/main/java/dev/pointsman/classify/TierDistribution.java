package dev.pointsman.classify;

import dev.pointsman.unit.Probability;
import java.util.List;

/// The chance of each tier, cheapest first, to be the lowest that suffices; what is missing to 1 is
/// the chance that none does.
public record TierDistribution(List<Probability> lowest) {
  private static final double ROUNDING = 1e-6;

  public TierDistribution {
    lowest = List.copyOf(lowest);
    var total = lowest.stream().mapToDouble(Probability::value).sum();
    if (lowest.isEmpty() || total > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "expected tier chances that sum to at most 1, got " + lowest);
    }
  }

  public int tiers() {
    return lowest.size();
  }

  /// P(success | tier): the running sum, hence monotone in the tier.
  public Probability sufficiency(int tier) {
    return Probability.clipped(
        lowest.stream().limit(tier + 1L).mapToDouble(Probability::value).sum());
  }

  public Probability none() {
    return sufficiency(tiers() - 1).complement();
  }
}
