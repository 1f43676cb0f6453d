package dev.pointsman.outcome;

import dev.pointsman.unit.DecisionId;

/// What an outcome is about, within its tenant.
public sealed interface Subject {
  /// One decision.
  record OfDecision(DecisionId id) implements Subject {}

  /// A whole conversation, by the key that its decisions carry.
  record OfSession(String session) implements Subject {}

  /// One decision, by the name that the client gave to its request.
  record OfRequest(String clientRequestId) implements Subject {}
}
