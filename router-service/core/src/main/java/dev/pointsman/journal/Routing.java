package dev.pointsman.journal;

import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;

/// Where a call was meant to go.
public sealed interface Routing {
  /// The policy chose.
  record Decided(DecisionFacts facts) implements Routing {}

  /// The client named a real model, which no policy touches.
  record PassedThrough(ProviderId provider, ModelId model) implements Routing {}

  /// The call was refused before anything was chosen.
  ///
  /// @param reason one sentence without any text of the request
  record Undecided(String reason) implements Routing {}
}
