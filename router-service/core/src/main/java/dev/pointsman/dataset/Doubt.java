package dev.pointsman.dataset;

import dev.pointsman.classify.TierDistribution;
import dev.pointsman.journal.DecisionFacts;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.policy.TierCost;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.stream.DoubleStream;

/// How unsure a decision was, before and after.
final class Doubt {
  private static final int GOOD = 4;
  private static final int BAD = 2;

  private Doubt() {}

  /// The entropy of what the classifier said, as a share of the largest there can be, times how
  /// near the decision was: 1 when the two cheapest tiers were expected to cost the same, 0 when
  /// one was free beside the other. Where there was nothing to choose between, entropy counts
  /// alone.
  static double uncertainty(TierDistribution said, DecisionFacts facts) {
    var chances =
        DoubleStream.concat(
            said.lowest().stream().mapToDouble(Probability::value),
            DoubleStream.of(said.none().value()));
    var entropy = chances.filter(chance -> chance > 0).map(p -> -p * Math.log(p)).sum();
    return Math.min(1, entropy / Math.log(said.tiers() + 1.0)) * nearness(facts.costs());
  }

  private static double nearness(List<TierCost> costs) {
    var cheapest =
        costs.stream().mapToDouble(cost -> cost.expected().nanos()).sorted().limit(2).toArray();
    return cheapest.length < 2 || cheapest[1] <= 0 ? 1 : Math.max(0, cheapest[0] / cheapest[1]);
  }

  /// `4 g b / (g + b)^2` for `g` reports that speak for the work and `b` against it.
  static double disagreement(List<Outcome> outcomes) {
    var good = outcomes.stream().filter(outcome -> sign(outcome.fact()) > 0).count();
    var bad = outcomes.stream().filter(outcome -> sign(outcome.fact()) < 0).count();
    return good == 0 || bad == 0 ? 0 : 4.0 * good * bad / ((good + bad) * (good + bad));
  }

  private static int sign(Fact fact) {
    return switch (fact) {
      case Fact.Shipped(), Fact.Commit _ -> 1;
      case Fact.Failed(), Fact.Retried(), Fact.Reverted() -> -1;
      case Fact.Rating(var stars) -> stars >= GOOD ? 1 : stars <= BAD ? -1 : 0;
      case Fact.Tests(_, var failed) -> failed == 0 ? 1 : -1;
      case Fact.Ci(var passed) -> passed ? 1 : -1;
      case Fact.PullRequest(var stage) ->
          switch (stage) {
            case MERGED -> 1;
            case CLOSED -> -1;
            case OPENED -> 0;
          };
      case Fact.Label _, Fact.Metrics _ -> 0;
    };
  }
}
