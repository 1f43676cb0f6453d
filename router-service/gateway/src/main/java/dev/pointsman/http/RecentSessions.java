package dev.pointsman.http;

import dev.pointsman.outcome.Subject;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The newest decisions and their sessions, so that a report on either finds the session. Shared by
/// threads.
final class RecentSessions {
  private static final int REMEMBERED = 100_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<DecisionId, SessionKey> decisions = newestOnly();
  private final Map<SessionKey, SessionKey> sessions = newestOnly();

  void add(DecisionId id, SessionKey session) {
    var whole = new SessionKey(session.tenant(), session.conversation(), "");
    lock.lock();
    try {
      decisions.put(id, whole);
      sessions.put(whole, whole);
    } finally {
      lock.unlock();
    }
  }

  /// The session that a report of a tenant is about. A request's own name is known to the journal
  /// alone.
  Optional<SessionKey> of(TenantId tenant, Subject subject) {
    return switch (subject) {
      case Subject.OfDecision(var id) ->
          find(decisions, id).filter(key -> key.tenant().equals(tenant));
      case Subject.OfSession(var conversation) ->
          find(sessions, new SessionKey(tenant, conversation, ""));
      case Subject.OfRequest _ -> Optional.empty();
    };
  }

  private <K> Optional<SessionKey> find(Map<K, SessionKey> known, K key) {
    lock.lock();
    try {
      return Optional.ofNullable(known.get(key));
    } finally {
      lock.unlock();
    }
  }

  private static <K> Map<K, SessionKey> newestOnly() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, SessionKey> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
