package dev.pointsman.http;

import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Looks after the clients of all calls under way, several times a second: one that hangs up is
/// noticed within two rounds, one that stops reading when its call's time is over. Shared by
/// threads.
///
/// A thread of each call's own would wake a second processor twice for a call that is over in a
/// millisecond; calls that are over before the next round cost nothing here.
final class Lookout implements AutoCloseable {
  private static final Duration PULSE = Duration.ofMillis(100);

  private final Set<ClientWatch> watches = ConcurrentHashMap.newKeySet();
  private final Thread rounds;

  Lookout() {
    rounds = Thread.ofVirtual().name("lookout").start(this::lookUntilClosed);
  }

  /// Watches a client until the watch is closed; nobody else may read from the socket meanwhile.
  ///
  /// @param whenGone runs once, on a thread of its own, when the client has hung up
  ClientWatch watch(Socket socket, Runnable whenGone) {
    var watch = new ClientWatch(socket, whenGone, watches::remove);
    watches.add(watch);
    return watch;
  }

  @Override
  public void close() {
    rounds.interrupt();
  }

  /// A glance takes a millisecond of waiting: each has a thread, so that none waits for others.
  private void lookUntilClosed() {
    try {
      while (true) {
        Thread.sleep(PULSE);
        watches.stream()
            .filter(watch -> watch.isDue(PULSE.dividedBy(2)))
            .forEach(watch -> Thread.ofVirtual().name("client-watch").start(watch::glance));
      }
    } catch (InterruptedException closed) {
      watches.clear();
    }
  }
}
