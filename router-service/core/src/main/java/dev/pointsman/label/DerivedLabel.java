package dev.pointsman.label;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import java.util.List;

/// What the journal came to say of a decision.
///
/// @param task the first try at what this decision tries: itself, unless a prompt came again
/// @param label unknown when nothing was said, or what was said cancels out
/// @param sufficed the chance that the served tier sufficed
/// @param lineage every word on it, those that were outvoted included
public record DerivedLabel(
    DecisionRecord decision,
    DecisionId task,
    TierLabel label,
    Probability sufficed,
    List<Evidence> lineage) {
  public DerivedLabel {
    lineage = List.copyOf(lineage);
  }
}
