package dev.pointsman.journal;

import dev.pointsman.policy.CallTerms;

/// The terms under which a decision was made, where the record holds them.
public sealed interface Terms {
  /// All of them: the decision can be made again.
  record Kept(CallTerms terms) implements Terms {}

  /// The record was written by a version that did not keep them.
  record Unkept() implements Terms {}
}
