package dev.pointsman.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.unit.DecisionId;

/// A decision as the journal holds it, one JSON object: what was decided and, under `served`, what
/// came of it.
public record StoredDecision(DecisionId id, ObjectNode document) {
  /// How the call ended, `under_way` while it has not.
  public String ending() {
    return document.path("served").path("ending").asText("under_way");
  }
}
