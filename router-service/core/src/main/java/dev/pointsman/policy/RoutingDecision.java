package dev.pointsman.policy;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;
import java.util.List;

/// The tier and model chosen for a call, at which cost, and why.
///
/// @param classifierTier the tier of least expected cost, before rules, budget and session; without
///   a classification, the tier that stands in for it
/// @param costs of every tier that offers a model, cheapest tier first
/// @param chances of each tier of the ladder, cheapest first, to be drawn for this call
/// @param confidence the chance that the chosen tier suffices; 0 when no classification is known
public record RoutingDecision(
    Tier classifierTier,
    RoutePlan plan,
    List<TierCost> costs,
    List<Reason> reasons,
    List<Probability> chances,
    Probability confidence) {
  public RoutingDecision {
    costs = List.copyOf(costs);
    reasons = List.copyOf(reasons);
    chances = List.copyOf(chances);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reason, got none");
    }
  }

  /// The chance with which this choice was drawn: 1 where nothing is left to chance.
  public Probability propensity() {
    return chances.get(tier().rank());
  }

  /// Whether chance put another tier in place of the one of least expected cost.
  public boolean isExplored() {
    return reasons.stream().anyMatch(reason -> reason.name().equals(Explorer.REASON));
  }

  public TierCost chosen() {
    return plan.chosen();
  }

  public List<Target> fallbacks() {
    return plan.fallbacks();
  }

  public List<Target> cascade() {
    return plan.cascade();
  }

  public Target target() {
    return chosen().target();
  }

  public Tier tier() {
    return chosen().tier();
  }

  public ProviderId provider() {
    return chosen().offer().provider();
  }

  public ModelId model() {
    return chosen().offer().model();
  }
}
