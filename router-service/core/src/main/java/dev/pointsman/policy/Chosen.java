package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;

/// A plan, what speaks for it, and the chances of the tiers among which it was drawn.
record Chosen(RoutePlan plan, List<Reason> reasons, Map<Tier, Probability> chances) {
  Chosen {
    reasons = List.copyOf(reasons);
    chances = Map.copyOf(chances);
  }

  /// Without an alternative.
  Chosen(RoutePlan plan, List<Reason> reasons) {
    this(plan, reasons, Map.of(plan.chosen().tier(), Probability.ONE));
  }
}
