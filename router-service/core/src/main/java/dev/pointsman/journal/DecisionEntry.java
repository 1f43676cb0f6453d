package dev.pointsman.journal;

import dev.pointsman.unit.DecisionId;

/// What the road of a call hands to the journal once it is decided, with the client's own words as
/// they came: the journal masks and drops what must not be kept.
public record DecisionEntry(
    CallIdentity identity,
    IncomingCall call,
    Observation observation,
    Routing routing,
    CallText text) {
  public DecisionId id() {
    return identity.id();
  }
}
