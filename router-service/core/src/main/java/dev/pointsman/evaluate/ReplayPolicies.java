package dev.pointsman.evaluate;

import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.policy.Policy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The policies that are replayed: the served one and what it is measured against.
final class ReplayPolicies {
  static final String KEYWORDS = "keyword rules";

  static final String MIX = "random mix";

  static final ClassifierAnswer SILENT =
      new ClassifierAnswer.Unavailable(ClassifierAnswer.Cause.NOT_ASKED, "the rules decide alone");

  private final Policy policy;

  ReplayPolicies(Policy policy) {
    this.policy = policy;
  }

  Map<String, Choices> of(List<ReplayedTask> tasks, Classifier ours) {
    var tiers = policy.ladder().tiers();
    var choices = new LinkedHashMap<String, Choices>();
    for (var tier : tiers) {
      choices.put(always(tier), Choices.always(tier.rank(), tasks.size(), tiers.size()));
    }
    choices.put(MIX, Choices.mixed(tasks.size(), tiers.size()));
    choices.put(KEYWORDS, decided(tasks, _ -> SILENT));
    choices.put("ours", decided(tasks, ours));
    choices.put(
        "oracle", Choices.of(tasks.stream().map(ReplayedTask::oracle).toList(), tiers.size()));
    return Collections.unmodifiableMap(choices);
  }

  static String always(Tier tier) {
    return "always " + tier.name();
  }

  private Choices decided(List<ReplayedTask> tasks, Classifier classifier) {
    return Choices.of(
        tasks.stream().map(task -> chosen(task, classifier).rank()).toList(),
        policy.ladder().size());
  }

  private Tier chosen(ReplayedTask task, Classifier classifier) {
    var features = task.example().features();
    return policy.decide(features, classifier.classify(features)).tier();
  }
}
