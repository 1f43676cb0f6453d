package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import java.time.Instant;
import java.util.List;

/// The model whose place is wanted.
///
/// @param peers taught beside it by other folds of the logged sessions; none where the round that
///   made it is gone, or taught none
record Incumbent(ModelBundle bundle, List<ModelBundle> peers) {
  Incumbent {
    peers = List.copyOf(peers);
  }

  /// Which sessions judge it beside a candidate: its peers speak of those that it has learnt from.
  Unseen unseenBeside(Candidate candidate) {
    var made = peers.isEmpty() ? bundle.manifest().identity().createdAt() : Instant.MIN;
    return new Unseen(candidate.folds(), made);
  }
}
