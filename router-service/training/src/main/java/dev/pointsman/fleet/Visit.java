package dev.pointsman.fleet;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.unit.DecisionId;
import java.util.List;
import java.util.Map;

/// A session as a journal holds it, and what nobody may know of it.
///
/// @param truths whether each tier would have shipped the task, by the task's first decision
record Visit(SessionHistory history, Map<DecisionId, List<Boolean>> truths) {
  Visit {
    truths = Map.copyOf(truths);
  }

  int decisions() {
    return history.decisions().size();
  }
}
