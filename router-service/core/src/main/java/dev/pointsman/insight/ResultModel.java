package dev.pointsman.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The mean result of each tier in each context, drawn towards the tier's mean over all contexts,
/// and that towards the mean of all.
final class ResultModel {
  /// As many decisions as the mean above counts for.
  private static final double PRIOR = 5;

  private final Amounts all = new Amounts();
  private final Map<Integer, Amounts> ofTier = new HashMap<>();
  private final Map<Stratum, Amounts> ofStratum = new HashMap<>();

  private record Stratum(String context, int tier) {}

  private ResultModel() {}

  static ResultModel of(List<LoggedTask> tasks) {
    var model = new ResultModel();
    tasks.forEach(task -> task.decisions().forEach(model::learn));
    return model;
  }

  private void learn(LoggedDecision decision) {
    all.add(decision.result(), 1);
    sum(ofTier, decision.tier()).add(decision.result(), 1);
    sum(ofStratum, new Stratum(decision.context(), decision.tier())).add(decision.result(), 1);
  }

  private static <K> Amounts sum(Map<K, Amounts> sums, K key) {
    return sums.computeIfAbsent(key, absent -> new Amounts());
  }

  /// The expected result of one decision, of weight 1.
  Amounts expected(String context, int tier) {
    var everywhere = mean(ofTier.getOrDefault(tier, new Amounts()), mean(all, new Amounts()));
    return mean(ofStratum.getOrDefault(new Stratum(context, tier), new Amounts()), everywhere);
  }

  private static Amounts mean(Amounts sum, Amounts prior) {
    var total = new Amounts();
    total.add(sum, 1);
    total.add(prior, PRIOR);
    var mean = new Amounts();
    mean.add(total, total.weight() == 0 ? 0 : 1 / total.weight());
    return mean;
  }
}
