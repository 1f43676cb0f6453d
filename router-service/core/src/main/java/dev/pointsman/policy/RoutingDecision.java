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
/// @param propensity the chance with which this choice was drawn: 1 while nothing is explored
/// @param confidence the chance that the chosen tier suffices; 0 when no classification is known
public record RoutingDecision(
    Tier classifierTier,
    RoutePlan plan,
    List<TierCost> costs,
    List<Reason> reasons,
    Probability propensity,
    Probability confidence) {
  public RoutingDecision {
    costs = List.copyOf(costs);
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("expected at least one reason, got none");
    }
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
