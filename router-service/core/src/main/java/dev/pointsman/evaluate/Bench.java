package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.policy.Policy;
import dev.pointsman.policy.RoutingDecision;
import java.util.List;
import java.util.stream.IntStream;

/// What every benchmark shares: the policy that serves, the folds, the bootstrap, and the seed of
/// whatever is drawn.
public record Bench(Policy policy, CrossValidation folds, Bootstrap bootstrap, long seed) {
  /// The decision that would be served for the row; its `classifierTier` is the choice before
  /// rules.
  RoutingDecision decide(LabeledExample row, Classification classification) {
    return policy.decide(row.features(), new Classified(classification));
  }

  /// The ranks that the classifier and the expected cost choose, before rules.
  List<Integer> choices(List<LabeledExample> rows, List<Classification> said) {
    return IntStream.range(0, rows.size())
        .mapToObj(i -> decide(rows.get(i), said.get(i)).classifierTier().rank())
        .toList();
  }
}
