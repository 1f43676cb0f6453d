package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.export.ParityReport;
import java.util.List;

/// A model that wants to serve.
///
/// @param draft its folder, still without its report
/// @param parity of the exported model with the trained one
/// @param peers taught alike by other folds of the logged sessions; none where that would take too
///   long
record Candidate(ModelBundle draft, ParityReport parity, List<ModelBundle> peers) {
  Candidate {
    peers = List.copyOf(peers);
  }

  int folds() {
    return 1 + peers.size();
  }
}
