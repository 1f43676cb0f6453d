package dev.pointsman.round;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.unit.DecisionId;
import java.util.List;

/// Says of the decisions of a session which tier would have sufficed; of those that teach nothing
/// (housekeeping, calls without an answer) it does not speak.
@FunctionalInterface
public interface SessionLabels {
  List<Labelled> of(SessionHistory session);

  /// A decision, what is known of it, and who says so.
  ///
  /// @param task the first try at what the decision tries: itself, unless a prompt came again
  record Labelled(
      DecisionRecord decision, DecisionId task, TierLabel label, List<Evidence> lineage) {
    public Labelled {
      lineage = List.copyOf(lineage);
    }

    /// Whether its prompt is new.
    boolean isFirstTry() {
      return task.equals(decision.id());
    }
  }
}
