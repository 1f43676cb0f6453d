package dev.pointsman.fleet;

import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fate;
import dev.pointsman.unit.HashedShare;
import dev.pointsman.unit.Probability;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The model that serves the fleet, and perhaps a canary that decides for a share of the sessions
/// until too many of them fail, as a service has them. Mutable, for one run of the loop.
final class LiveModels {
  private final Router incumbent;
  private @Nullable Router canary;
  private FailureEvidence evidence;

  private LiveModels(Router incumbent, @Nullable Router canary, Probability share) {
    this.incumbent = incumbent;
    this.canary = canary;
    this.evidence = FailureEvidence.none(share);
  }

  static LiveModels alone(Router incumbent) {
    return new LiveModels(incumbent, null, Probability.ZERO);
  }

  LiveModels beside(Router candidate, Probability share) {
    return new LiveModels(incumbent, candidate, share);
  }

  Router incumbent() {
    return incumbent;
  }

  /// The model on trial; empty where none is, or where it was taken back.
  Optional<Router> canary() {
    return Optional.ofNullable(canary);
  }

  /// Who decides for a session.
  Router of(String session) {
    return canary().filter(trial -> isTried(trial, session)).orElse(incumbent);
  }

  private boolean isTried(Router trial, String session) {
    return HashedShare.of(trial.version(), session) < evidence.share().value();
  }

  /// A session counts once, by the last that was said of its work.
  void ended(SessionHistory session) {
    var trial = canary;
    var fate =
        session.outcomes().stream()
            .map(one -> Fate.of(one.fact()))
            .reduce(Fate.UNKNOWN, Fate::then);
    if (trial == null || !fate.isFailure()) {
      return;
    }
    evidence = evidence.with(1, isTried(trial, session.session()));
    if (evidence.isConclusive()) {
      canary = null;
    }
  }
}
