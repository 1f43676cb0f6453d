package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import java.util.List;

/// A model and its peers, taught alike, each by all but another fifth of the sessions: what is said
/// of a session is said by the one that never saw it (V. Chernozhukov et al., Double/debiased
/// machine learning, The Econometrics Journal 21, 2018, on cross-fitting).
///
/// @param byFold the model first; alone, where no others are at hand
public record Peers(List<Classifier> byFold) {
  public Peers {
    byFold = List.copyOf(byFold);
  }

  /// A model whose peers are not at hand: it speaks of every session.
  public static Peers alone(Classifier model) {
    return new Peers(List.of(model));
  }

  /// The one that serves, or wants to.
  public Classifier model() {
    return byFold.getFirst();
  }

  /// The one that has not learnt from a fold's sessions.
  Classifier unawareOf(int fold) {
    return byFold.size() == 1 ? model() : byFold.get(fold);
  }
}
