package dev.pointsman.http;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.outcome.Fate;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.HashedShare;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// One trial of a model that decides for a share of the sessions, and how many sessions have failed
/// on either side since it began. A session with all its sub-agents is on one side from its first
/// call to its last, and counts once, by the last that was heard of its work. Shared by threads.
final class CanaryTrial {
  /// A session first heard of so many others ago may count once more.
  private static final int REMEMBERED = 100_000;

  private final Candidate candidate;
  private final double share;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Session, Fate> fates = newestOnly();
  private volatile FailureEvidence evidence;

  private record Session(String tenant, String conversation) {}

  /// @param before what was counted already
  CanaryTrial(Candidate candidate, FailureEvidence before) {
    this.candidate = candidate.steady();
    this.share = before.share().value();
    this.evidence = before;
  }

  String version() {
    return candidate.version();
  }

  FailureEvidence evidence() {
    return evidence;
  }

  /// Depends on the model's name, too: the next model is tried by other sessions.
  boolean decidesFor(SessionKey session) {
    var tenant = session.tenant().value();
    return HashedShare.of(candidate.version(), tenant, session.conversation()) < share;
  }

  ClassifierAnswer classify(RequestFeatures features) {
    return candidate.classifier().classify(features);
  }

  /// Hears of a session's work; says how many more sessions count as failed since, -1 where this
  /// one was mended.
  int heard(SessionKey session, Fate said) {
    var key = new Session(session.tenant().value(), session.conversation());
    lock.lock();
    try {
      var before = fates.getOrDefault(key, Fate.UNKNOWN);
      var now = before.then(said);
      if (now == before) {
        return 0;
      }
      fates.put(key, now);
      var more = (now.isFailure() ? 1 : 0) - (before.isFailure() ? 1 : 0);
      evidence = evidence.with(more, decidesFor(session));
      return more;
    } finally {
      lock.unlock();
    }
  }

  private static Map<Session, Fate> newestOnly() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Session, Fate> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
