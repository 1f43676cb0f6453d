package dev.pointsman.policy;

import dev.pointsman.catalog.Target;
import java.util.List;

/// Where a call goes first, and where next if it must.
///
/// @param fallbacks when a model gives no answer: the tier's other models, then those of the tiers
///   above; all can take the call
/// @param cascade when an answer does not pass the checks: the tiers above worth paying for, at
///   most two; empty when the first answer should stand
public record RoutePlan(TierCost chosen, List<Target> fallbacks, List<Target> cascade) {
  public RoutePlan {
    fallbacks = List.copyOf(fallbacks);
    cascade = List.copyOf(cascade);
  }

  static RoutePlan only(TierCost chosen) {
    return new RoutePlan(chosen, List.of(), List.of());
  }
}
