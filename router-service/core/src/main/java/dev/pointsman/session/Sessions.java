package dev.pointsman.session;

import dev.pointsman.catalog.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// The sessions that are remembered: the most recently used ones, each until it was idle for long.
///
/// Shared by threads. A reader gets an immutable snapshot; each change swaps one session's state
/// for the next. One lock serves all, since every step under it takes a microsecond.
public final class Sessions {
  public static final int USUAL_MOST = 20_000;
  public static final Duration USUAL_IDLE_LIFE = Duration.ofHours(6);

  private final Duration idleLife;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<SessionKey, SessionState> states;

  public Sessions(int most, Duration idleLife, InstantSource clock) {
    if (most < 1) {
      throw new IllegalArgumentException("expected room for at least one session, got " + most);
    }
    this.idleLife = idleLife;
    this.clock = clock;
    this.states = leastRecentlyUsed(most);
  }

  public static Sessions usual(InstantSource clock) {
    return new Sessions(USUAL_MOST, USUAL_IDLE_LIFE, clock);
  }

  /// What is known of a session now; a fresh state when nothing is.
  public SessionState of(SessionKey key) {
    lock.lock();
    try {
      return alive(states.getOrDefault(key, SessionState.FRESH), clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /// Notes where a call is about to be sent. Before it is sent: its answer may bring the next call
  /// at once.
  public SessionState decided(SessionKey key, CallPosition position, Target target) {
    var now = clock.instant();
    return swap(key, state -> state.decided(position, target, now));
  }

  /// Notes what became of the call that was decided last. Before the client has the answer's end,
  /// if another model than the decided one gave it.
  public SessionState served(SessionKey key, CallFacts facts) {
    return swap(key, state -> state.served(facts));
  }

  /// The number of sessions held, idle ones included.
  public int size() {
    lock.lock();
    try {
      return states.size();
    } finally {
      lock.unlock();
    }
  }

  private SessionState swap(SessionKey key, UnaryOperator<SessionState> change) {
    lock.lock();
    try {
      var state = alive(states.getOrDefault(key, SessionState.FRESH), clock.instant());
      var next = change.apply(state);
      states.put(key, next);
      return next;
    } finally {
      lock.unlock();
    }
  }

  private SessionState alive(SessionState state, Instant now) {
    return now.isBefore(state.lastCall().plus(idleLife)) ? state : SessionState.FRESH;
  }

  private static Map<SessionKey, SessionState> leastRecentlyUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<SessionKey, SessionState> eldest) {
        return size() > most;
      }
    };
  }
}
