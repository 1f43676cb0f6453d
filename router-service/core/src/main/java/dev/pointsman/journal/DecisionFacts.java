package dev.pointsman.journal;

import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Reason;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.policy.TierCost;
import java.util.List;

/// What the policy decided, and all that replaying or weighing the decision later needs.
///
/// @param classifierTier the tier of least expected cost, before rules, budget and session
/// @param costs of every tier that was a choice, cheapest tier first
/// @param reasons in the order in which they spoke
/// @param configuration stands for the policy's settings, the catalog and the rules in force
/// @param terms under which the call was decided
public record DecisionFacts(
    Target target,
    Tier classifierTier,
    List<TierCost> costs,
    List<Reason> reasons,
    Draw draw,
    String configuration,
    Terms terms) {
  public DecisionFacts {
    costs = List.copyOf(costs);
    reasons = List.copyOf(reasons);
  }

  /// Facts whose terms are not known.
  public DecisionFacts(
      Target target,
      Tier classifierTier,
      List<TierCost> costs,
      List<Reason> reasons,
      Draw draw,
      String configuration) {
    this(target, classifierTier, costs, reasons, draw, configuration, new Terms.Unkept());
  }

  public static DecisionFacts of(RoutingDecision decision, CallTerms terms, String configuration) {
    var draw =
        new Draw(
            decision.propensity(),
            decision.confidence(),
            terms.control().isForced(),
            decision.chances());
    return new DecisionFacts(
        new Target(decision.tier(), decision.chosen().offer()),
        decision.classifierTier(),
        decision.costs(),
        decision.reasons(),
        draw,
        configuration,
        new Terms.Kept(terms));
  }
}
