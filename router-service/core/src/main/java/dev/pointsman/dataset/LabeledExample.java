package dev.pointsman.dataset;

import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.TaskType;
import java.util.Set;

/// One request as the classifier sees it, with what is known of its tier and task type. Several
/// task types mean "one of these"; none means unknown. The group is the session, run or contest
/// that must not be split between training and test.
public record LabeledExample(
    Provenance provenance, RequestFeatures features, TierLabel tier, Set<TaskType> taskTypes) {
  public LabeledExample {
    taskTypes = Set.copyOf(taskTypes);
  }

  /// Whether there are words to learn from: a journal need not have kept them.
  public boolean hasText() {
    return !features.text().prompt().isEmpty() || !features.text().digest().isEmpty();
  }

  /// Where a row comes from; `language` is an ISO code, empty when unknown.
  public record Provenance(Source source, String id, String group, String language) {}
}
