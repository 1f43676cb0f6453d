package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.fit.TrainedHead;
import dev.pointsman.policy.Policy;
import java.util.List;
import java.util.function.Function;

/// Puts the golden cases to a candidate and to the incumbent, through the policy that serves. Cases
/// name tiers of three; a ladder with more or fewer of them answers with the one at that height, or
/// the next above.
public final class GoldenTrial {
  private static final String NAME = "golden cases";
  private static final String DEMAND = "none flips down";

  private final List<GoldenCase> cases;
  private final Policy policy;

  public GoldenTrial(List<GoldenCase> cases, Policy policy) {
    this.cases = List.copyOf(cases);
    this.policy = policy;
  }

  Check check(Classifier candidate, Classifier incumbent) {
    var missed = missed(candidate);
    var before = missed(incumbent);
    var flipped = without(missed, before);
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

  /// Those that an incumbent holds, and how to tell which of them a head has forgotten.
  public GoldenMemory memory(Classifier incumbent, Function<TrainedHead, Classifier> serving) {
    var held = without(cases, missed(incumbent));
    var trial = new GoldenTrial(held, policy);
    return new GoldenMemory(held, incumbent, head -> trial.missed(serving.apply(head)));
  }

  private static List<GoldenCase> without(List<GoldenCase> all, List<GoldenCase> some) {
    return all.stream().filter(one -> !some.contains(one)).toList();
  }

  List<GoldenCase> missed(Classifier classifier) {
    return cases.stream().filter(golden -> !holds(golden, classifier)).toList();
  }

  private boolean holds(GoldenCase golden, Classifier classifier) {
    var decision = policy.decide(golden.features(), classifier.classify(golden.features()));
    return decision.tier().rank() >= rank(golden.lowest())
        && decision.classifierTier().rank() >= rank(golden.classifierLowest());
  }

  private int rank(int ofThree) {
    var named = TierScale.TIERS.size() - 1;
    var served = policy.ladder().size() - 1;
    return (ofThree * served + named - 1) / named;
  }
}
