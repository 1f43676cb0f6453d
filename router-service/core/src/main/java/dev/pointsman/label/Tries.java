package dev.pointsman.label;

import dev.pointsman.unit.DecisionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Knows which steps of a session try the same task again: those that open a turn whose prompt the
/// turn before had, too.
///
/// A second try speaks of failed tasks only, as if all tasks were so hard; what it adds to the
/// first one holds only where reports are right and luck has no part.
final class Tries {
  private final Map<DecisionId, DecisionId> tasks = new HashMap<>();

  /// @param ballots of a session, oldest first
  Tries(List<Ballot> ballots) {
    var openings = new HashMap<String, Step>();
    for (var ballot : ballots) {
      var step = ballot.step();
      var before = openings.get(step.agent());
      if (before == null || before.turn() != step.turn()) {
        if (before != null && NextFunctions.repeats(before, step)) {
          tasks.put(id(step), task(id(before)));
        }
        openings.put(step.agent(), step);
      }
    }
  }

  private static DecisionId id(Step step) {
    return step.decision().id();
  }

  /// The first try at what a decision tries, itself where nothing came before.
  DecisionId task(DecisionId decision) {
    return tasks.getOrDefault(decision, decision);
  }
}
