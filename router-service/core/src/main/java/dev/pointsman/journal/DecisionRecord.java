package dev.pointsman.journal;

import dev.pointsman.unit.DecisionId;

/// What the journal keeps of one routed call: there is exactly one, whatever happened. Holds no
/// secret that [SecretMask] knows.
public record DecisionRecord(
    CallIdentity identity,
    IncomingCall call,
    Observation observation,
    Routing routing,
    CapturedText text,
    Serving serving,
    ShadowOpinion shadow) {
  /// A call that no model on trial watched.
  public DecisionRecord(
      CallIdentity identity,
      IncomingCall call,
      Observation observation,
      Routing routing,
      CapturedText text,
      Serving serving) {
    this(identity, call, observation, routing, text, serving, new ShadowOpinion.None());
  }

  public DecisionId id() {
    return identity.id();
  }

  /// The same call without the client's bytes, which may be a megabyte.
  public DecisionRecord withoutBody() {
    return new DecisionRecord(
        identity, call, observation, routing, text.withoutBody(), serving, shadow);
  }

  /// The same call with what came of it.
  public DecisionRecord with(Serving known) {
    return new DecisionRecord(identity, call, observation, routing, text, known, shadow);
  }
}
