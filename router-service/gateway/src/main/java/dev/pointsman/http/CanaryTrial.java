package dev.pointsman.http;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.insight.FailureEvidence;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.HashedShare;
import dev.pointsman.unit.Probability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// One trial of a model that decides for a share of the sessions, and how many sessions have failed
/// on either side since it began. A session with all its sub-agents is on one side from its first
/// call to its last, and counts once, however often it fails. Shared by threads.
final class CanaryTrial {
  /// A session that failed so many others ago may count once more.
  private static final int REMEMBERED = 100_000;

  private final Candidate candidate;
  private final double share;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Session> failed = Collections.newSetFromMap(newestOnly());
  private volatile FailureEvidence evidence;

  private record Session(String tenant, String conversation) {}

  CanaryTrial(Candidate candidate, Probability share) {
    this.candidate = candidate.steady();
    this.share = share.value();
    this.evidence = FailureEvidence.none(share);
  }

  String version() {
    return candidate.version();
  }

  Probability share() {
    return evidence.share();
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

  /// Counts a session's first failure; says whether it was the first.
  boolean failed(SessionKey session) {
    lock.lock();
    try {
      if (!failed.add(new Session(session.tenant().value(), session.conversation()))) {
        return false;
      }
      evidence = decidesFor(session) ? evidence.withCandidates() : evidence.withIncumbents();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static Map<Session, Boolean> newestOnly() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Session, Boolean> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
