package dev.pointsman.journal;

import dev.pointsman.outcome.Outcome;
import dev.pointsman.unit.TenantId;
import java.util.List;

/// A conversation as the journal knows it: its decisions, sub-agents' included, and what was
/// reported of them, both oldest first.
///
/// @param session the conversation's key within the tenant
public record SessionHistory(
    TenantId tenant, String session, List<DecisionRecord> decisions, List<Outcome> outcomes) {
  public SessionHistory {
    decisions = List.copyOf(decisions);
    outcomes = List.copyOf(outcomes);
  }
}
