package dev.pointsman.evaluate;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.unit.DecisionId;
import java.util.Map;

/// Says which decisions of a session led to work that shipped, and which to work that did not; one
/// of which nothing is known is absent.
public interface ShippedWork {
  Map<DecisionId, Boolean> of(SessionHistory session);
}
