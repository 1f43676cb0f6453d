package dev.pointsman.round;

import dev.pointsman.dataset.Split;
import java.time.Instant;

/// Which sessions judge: those of which somebody among a candidate and its peers, and somebody
/// among the incumbent and its own, speaks without having learnt from them.
///
/// @param folds how many peers were taught, the candidate among them
/// @param incumbentMade later sessions are new to the incumbent, of the earlier ones those in the
///   test split; where it has peers, when what they have in common was made
public record Unseen(int folds, Instant incumbentMade) {
  /// @param group of the session's rows
  boolean holds(String group, Instant begun) {
    var fold = Split.fold(group);
    return fold == 0 || (fold < folds && begun.isAfter(incumbentMade));
  }
}
