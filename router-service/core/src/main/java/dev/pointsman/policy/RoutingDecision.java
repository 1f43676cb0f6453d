package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;
import java.util.List;
import java.util.stream.Stream;

/// The tier and model chosen for a call, at which cost, and why.
///
/// @param classifierTier the tier of least expected cost, before rules, budget and session; without
///   a classification, the tier that stands in for it
/// @param costs of every tier that offers a model, cheapest tier first
/// @param propensity the chance with which this choice was drawn: 1 while nothing is explored
/// @param confidence the chance that the chosen tier suffices; 0 when no classification is known
public record RoutingDecision(
    Tier classifierTier,
    TierCost chosen,
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

  /// The same decision with a reason before the others.
  RoutingDecision because(Reason first) {
    var all = Stream.concat(Stream.of(first), reasons.stream()).toList();
    return new RoutingDecision(classifierTier, chosen, costs, all, propensity, confidence);
  }

  public Tier tier() {
    return chosen.tier();
  }

  public ProviderId provider() {
    return chosen.offer().provider();
  }

  public ModelId model() {
    return chosen.offer().model();
  }
}
