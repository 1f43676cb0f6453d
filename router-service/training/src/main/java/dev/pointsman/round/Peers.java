package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import java.util.List;

/// A candidate and its peers, taught alike, each by all but another fifth of the sessions: what is
/// said of a session is said by the one that never saw it (V. Chernozhukov et al., Double/debiased
/// machine learning, The Econometrics Journal 21, 2018, on cross-fitting).
///
/// @param byFold the candidate first; alone, where no others were taught
public record Peers(List<Classifier> byFold) {
  public Peers {
    byFold = List.copyOf(byFold);
  }

  /// The one that wants to serve.
  public Classifier candidate() {
    return byFold.getFirst();
  }

  /// The one that has not learnt from a fold's sessions.
  Classifier unawareOf(int fold) {
    return byFold.get(fold);
  }
}
