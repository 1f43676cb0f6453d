package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import dev.pointsman.policy.Policy;
import java.util.List;

/// Puts the golden cases to a candidate and to the incumbent, through the policy that serves.
final class GoldenTrial {
  private static final String NAME = "golden cases";
  private static final String DEMAND = "none flips down";

  private final List<GoldenCase> cases;
  private final Policy policy;

  GoldenTrial(List<GoldenCase> cases, Policy policy) {
    this.cases = List.copyOf(cases);
    this.policy = policy;
  }

  Check check(Classifier candidate, Classifier incumbent) {
    var missed = missed(candidate);
    var before = missed(incumbent);
    var flipped = missed.stream().filter(one -> !before.contains(one)).toList();
    var found = "%d of %d hold".formatted(cases.size() - missed.size(), cases.size());
    if (!flipped.isEmpty()) {
      var names = String.join(", ", flipped.stream().map(GoldenTrial::told).toList());
      return Check.missed(NAME, found, DEMAND, "%d flipped".formatted(flipped.size())).with(names);
    }
    return Check.held(NAME, found, DEMAND)
        .with(before.isEmpty() ? "" : "%d were missed before, too".formatted(missed.size()));
  }

  private static String told(GoldenCase golden) {
    return "%s (%s)".formatted(golden.id(), golden.why());
  }

  List<GoldenCase> missed(Classifier classifier) {
    return cases.stream().filter(golden -> !holds(golden, classifier)).toList();
  }

  private boolean holds(GoldenCase golden, Classifier classifier) {
    var decision = policy.decide(golden.features(), classifier.classify(golden.features()));
    return decision.tier().rank() >= golden.lowest()
        && decision.classifierTier().rank() >= golden.classifierLowest();
  }
}
