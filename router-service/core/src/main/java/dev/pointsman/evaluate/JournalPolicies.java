package dev.pointsman.evaluate;

import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.policy.Policy;
import dev.pointsman.unit.Probability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The policies that a journal is replayed through: the chance of each tier for a call, by the
/// policy's name.
final class JournalPolicies {
  private final Policy policy;
  private final Classifier classifier;
  private final String model;
  private final Map<Integer, List<Probability>> certain = new LinkedHashMap<>();

  JournalPolicies(Policy policy, Classifier classifier, String model) {
    this.policy = policy;
    this.classifier = classifier;
    this.model = model;
    policy.ladder().tiers().forEach(tier -> certain.put(tier.rank(), certain(tier)));
  }

  Map<String, List<Probability>> of(JournalledCall call) {
    var chances = new LinkedHashMap<String, List<Probability>>();
    var tiers = policy.ladder().tiers();
    tiers.forEach(tier -> chances.put(ReplayPolicies.always(tier), at(tier)));
    var share = new Probability(1.0 / tiers.size());
    chances.put(ReplayPolicies.MIX, tiers.stream().map(_ -> share).toList());
    chances.put(ReplayPolicies.KEYWORDS, decided(call, ReplayPolicies.SILENT));
    chances.put(model, decided(call, answer(call)));
    return chances;
  }

  private ClassifierAnswer answer(JournalledCall call) {
    if (!call.terms(policy).needsClassification()) {
      return ReplayPolicies.SILENT;
    }
    return call.saidBy(model).orElseGet(() -> classifier.classify(call.features()));
  }

  /// What the client forced would be forced on any policy.
  private List<Probability> decided(JournalledCall call, ClassifierAnswer answer) {
    if (call.facts().draw().forced()) {
      return at(call.facts().target().tier());
    }
    return policy.decide(call.features(), answer, call.terms(policy)).chances();
  }

  private List<Probability> at(Tier tier) {
    return certain.getOrDefault(tier.rank(), List.of());
  }

  private List<Probability> certain(Tier chosen) {
    return IntStream.range(0, policy.ladder().size())
        .mapToObj(rank -> rank == chosen.rank() ? Probability.ONE : Probability.ZERO)
        .toList();
  }
}
