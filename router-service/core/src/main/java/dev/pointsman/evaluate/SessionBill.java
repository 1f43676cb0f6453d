package dev.pointsman.evaluate;

import dev.pointsman.catalog.Catalog;
import dev.pointsman.unit.Probability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the calls of one session cost in USD, as they were routed and under each policy.
final class SessionBill {
  static final String AS_ROUTED = "as routed";

  private final String session;
  private final Map<String, Double> costs = new LinkedHashMap<>();
  private int calls;

  SessionBill(String session) {
    this.session = session;
  }

  /// Adds a call; a policy that may draw several tiers is charged the mean of them.
  void add(JournalledCall call, Catalog catalog, Map<String, List<Probability>> policies) {
    calls++;
    costs.merge(AS_ROUTED, call.paid().dollars(), Double::sum);
    var atTier = call.costs(catalog);
    policies.forEach((name, chances) -> costs.merge(name, mean(atTier, chances), Double::sum));
  }

  /// Of the costs at every tier, by the chance of each.
  static double mean(List<Double> costs, List<Probability> chances) {
    var sum = 0.0;
    for (var tier = 0; tier < chances.size(); tier++) {
      sum +=
          chances.get(tier).equals(Probability.ZERO)
              ? 0
              : chances.get(tier).value() * costs.get(tier);
    }
    return sum;
  }

  String session() {
    return session;
  }

  int calls() {
    return calls;
  }

  double cost(String policy) {
    return costs.getOrDefault(policy, Double.NaN);
  }

  List<String> policies() {
    return List.copyOf(costs.keySet());
  }
}
