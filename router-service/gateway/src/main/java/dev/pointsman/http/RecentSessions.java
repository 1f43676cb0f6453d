package dev.pointsman.http;

import dev.pointsman.journal.SecretMask;
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
    var whole = named(session.tenant(), session.conversation());
    var kept = named(session.tenant(), SecretMask.identifier(session.conversation()));
    lock.lock();
    try {
      decisions.put(id, whole);
      sessions.put(kept, whole);
    } finally {
      lock.unlock();
    }
  }

  /// The session that an outcome is about.
  ///
  /// @param subject by the journal's name for it, which is never the client's own for a request
  Optional<SessionKey> of(TenantId tenant, Subject subject) {
    return switch (subject) {
      case Subject.OfDecision(var id) ->
          find(decisions, id).filter(key -> key.tenant().equals(tenant));
      case Subject.OfSession(var conversation) -> find(sessions, named(tenant, conversation));
      case Subject.OfRequest _ -> Optional.empty();
    };
  }

  private static SessionKey named(TenantId tenant, String conversation) {
    return new SessionKey(tenant, conversation, "");
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
