package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is known of a call before anything is decided: its cost at each tier that offers a model,
/// and the chance of each tier of the ladder to suffice (empty when the classifier had no answer).
record Outlook(TokenCount input, List<TierCost> costs, List<Probability> sufficiencies) {
  boolean classified() {
    return !sufficiencies.isEmpty();
  }

  Optional<TierCost> at(Tier tier) {
    return costs.stream().filter(cost -> cost.tier().equals(tier)).findFirst();
  }

  /// The tier of least expected cost within the bounds; of equals the cheaper one.
  Optional<TierCost> best(Bounds bounds) {
    return costs.stream()
        .filter(cost -> bounds.allow(cost.tier()))
        .min(Comparator.comparing(TierCost::expected).thenComparing(TierCost::tier));
  }

  Probability confidence(Tier tier) {
    return classified() ? sufficiencies.get(tier.rank()) : Probability.ZERO;
  }

  boolean isAvailable(TierCost cost, Usd maxCost) {
    return cost.offer().holds(input) && cost.call().compareTo(maxCost) <= 0;
  }

  /// Why a tier cannot be used.
  String obstacle(Tier tier, Usd maxCost) {
    var cost = at(tier);
    if (cost.isEmpty()) {
      return "offers no model";
    }
    if (!cost.get().offer().holds(input)) {
      return "cannot hold %d tokens".formatted(input.value());
    }
    return "would cost %s, over the limit of %s".formatted(cost.get().call(), maxCost);
  }
}
