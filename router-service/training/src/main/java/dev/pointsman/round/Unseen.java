package dev.pointsman.round;

import dev.pointsman.dataset.Split;
import java.time.Instant;

/// Which sessions neither a candidate nor the incumbent has learnt from.
///
/// @param folds how many peers were taught, the candidate among them
/// @param incumbentMade later sessions are new to the incumbent, of the earlier ones those in the
///   test split; the beginning of time where it has peers, or learnt from no session
public record Unseen(int folds, Instant incumbentMade) {
  /// @param group of the session's rows
  boolean holds(String group, Instant begun) {
    var fold = Split.fold(group);
    return fold == 0 || (fold < folds && begun.isAfter(incumbentMade));
  }
}
