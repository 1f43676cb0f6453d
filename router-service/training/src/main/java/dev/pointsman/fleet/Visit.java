package dev.pointsman.fleet;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.List;

/// A task that was asked once: how it was decided, and what became of it.
///
/// @param rank of the first tier tried, drawn with the propensity
/// @param truths whether each tier would have shipped it; the router hears of those tried alone
/// @param said what the tenant reports of each try, in order
record Visit(
    Asked asked, int rank, Probability propensity, List<Boolean> truths, List<Boolean> said) {
  Visit {
    truths = List.copyOf(truths);
    said = List.copyOf(said);
  }

  /// Who asks what in which session.
  record Asked(DecisionId id, String session, Tenant tenant, FleetTask task) {}

  int decisions() {
    return said.size();
  }
}
