package dev.pointsman.journal;

import dev.pointsman.outcome.Outcome;
import dev.pointsman.unit.TenantId;
import java.util.List;

/// A conversation as the journal knows it: its decisions, sub-agents' included, and what was
/// reported of them, both oldest first. Bodies are left out: a conversation repeats them at every
/// call, and the memory of whoever looks at thousands would be full of them.
///
/// @param session the conversation's key within the tenant
public record SessionHistory(
    TenantId tenant, String session, List<DecisionRecord> decisions, List<Outcome> outcomes) {
  public SessionHistory {
    decisions = List.copyOf(decisions);
    outcomes = List.copyOf(outcomes);
  }
}
