package dev.pointsman.review;

import dev.pointsman.classify.TierDistribution;
import dev.pointsman.policy.TierCost;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.stream.DoubleStream;

/// How unsure a decision was, before and after.
final class Doubt {
  private Doubt() {}

  /// `4 q (1 - q)`: 1 where all that is known leaves it open whether the chosen tier sufficed.
  static double ofLabel(Probability sufficed) {
    return 4 * sufficed.value() * (1 - sufficed.value());
  }

  /// The entropy of what the classifier said, as a share of the largest there can be.
  static double ofModel(TierDistribution said) {
    var chances =
        DoubleStream.concat(
            said.lowest().stream().mapToDouble(Probability::value),
            DoubleStream.of(said.none().value()));
    var entropy = chances.filter(chance -> chance > 0).map(p -> -p * Math.log(p)).sum();
    return Math.min(1, entropy / Math.log(said.tiers() + 1.0));
  }

  /// How little would have changed the decision: 1 when the two cheapest tiers were expected to
  /// cost the same, or there was nothing to choose between, 0 when one was free beside the other.
  static double sensitivity(List<TierCost> costs) {
    var cheapest =
        costs.stream().mapToDouble(cost -> cost.expected().nanos()).sorted().limit(2).toArray();
    return cheapest.length < 2 || cheapest[1] <= 0 ? 1 : Math.max(0, cheapest[0] / cheapest[1]);
  }
}
