package dev.pointsman.journal;

import dev.pointsman.policy.RoutingDecision;

/// What came of deciding a recorded call again.
public sealed interface Replayed {
  /// The same tier, model and propensity.
  record Same() implements Replayed {}

  /// Another decision: the record, the settings or the policy is not what it was.
  record Different(RoutingDecision again) implements Replayed {}

  /// The record does not hold all that the decision depended on.
  ///
  /// @param why the end of a sentence that begins with `it cannot be decided again: `
  record Impossible(String why) implements Replayed {}
}
