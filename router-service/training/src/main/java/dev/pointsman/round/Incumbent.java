package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import java.time.Instant;
import java.util.List;

/// The model whose place is wanted.
///
/// @param peers taught beside it by other folds of the logged sessions; none where the round that
///   made it is gone, or taught none
/// @param anchored when the model was made that all of them have encoder and beginning from: it may
///   have learnt from any session before
record Incumbent(ModelBundle bundle, List<ModelBundle> peers, Instant anchored) {
  Incumbent {
    peers = List.copyOf(peers);
  }

  /// Which sessions judge it beside a candidate: its peers speak of those that it has learnt from.
  Unseen unseenBeside(Candidate candidate) {
    return new Unseen(
        candidate.folds(), peers.isEmpty() ? bundle.manifest().identity().createdAt() : anchored);
  }
}
