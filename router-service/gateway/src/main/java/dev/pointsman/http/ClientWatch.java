package dev.pointsman.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Notices a client that hangs up while its call is under way, by a short read now and then:
/// whoever only writes learns of it two writes later, and never while an upstream is silent.
///
/// A client that sends its next request before it has the answer to this one loses a byte of it to
/// such a read. HTTP lets a server close after any answer, so that connection is closed then, and
/// the client sends its request again.
final class ClientWatch implements AutoCloseable {
  private static final int GLANCE_MILLIS = 1;
  private static final long NOT_WRITING = 0;

  /// How long a write may be blocked when the call's time is over: enough for a last word to a
  /// client that reads at all.
  private static final Duration LONGEST_BLOCKED = Duration.ofSeconds(5);

  private final Socket socket;
  private final Runnable whenGone;
  private final Consumer<ClientWatch> whenOver;
  private final ReentrantLock lock = new ReentrantLock();
  private final long start = System.nanoTime();
  private boolean isOver;
  private boolean isAhead;
  private boolean isBusy;
  private volatile long longestNanos = Long.MAX_VALUE;
  private volatile long writingSince = NOT_WRITING;

  /// Begins to watch.
  ///
  /// @param whenOver is told of this watch when it has ended
  ClientWatch(Socket socket, Runnable whenGone, Consumer<ClientWatch> whenOver) {
    this.socket = socket;
    this.whenGone = whenGone;
    this.whenOver = whenOver;
  }

  /// Whether the connection must close after this answer.
  boolean isAhead() {
    lock.lock();
    try {
      return isAhead;
    } finally {
      lock.unlock();
    }
  }

  /// From now on the call may take this long.
  void endWithin(Duration longest) {
    longestNanos = System.nanoTime() - start + longest.toNanos();
  }

  /// What is written now may have to wait for the client to read. No writer waits for a glance
  /// here.
  void beginWriting() {
    writingSince = System.nanoTime() | 1;
  }

  void endWriting() {
    writingSince = NOT_WRITING;
  }

  /// Something has just been written: a client that has gone shows itself by that.
  void wrote() {
    lock.lock();
    try {
      isBusy = true;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the call is under way long enough for a glance; most are over before.
  boolean isDue(Duration age) {
    return System.nanoTime() - start >= age.toNanos();
  }

  /// Looks once, unless something was written since the last time. Closes a connection whose client
  /// has read nothing for too long: nothing else wakes the writer.
  void glance() {
    if (isStuck()) {
      cut();
    } else if (isFoundGone()) {
      whenGone.run();
    }
  }

  /// Returns when no read is under way any more.
  @Override
  public void close() {
    whenOver.accept(this);
    end();
  }

  /// Reads no more: what comes now belongs to the client's next call.
  void end() {
    lock.lock();
    try {
      isOver = true;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStuck() {
    var since = writingSince;
    var now = System.nanoTime();
    return since != NOT_WRITING
        && now - since > LONGEST_BLOCKED.toNanos()
        && now - start > longestNanos;
  }

  private void cut() {
    try {
      socket.close();
    } catch (IOException _) {
      // Closed either way.
    }
  }

  private boolean isFoundGone() {
    lock.lock();
    try {
      var isQuiet = !isOver && !isAhead && !isBusy;
      isBusy = false;
      isOver |= isQuiet && isGone();
      return isQuiet && isOver;
    } finally {
      lock.unlock();
    }
  }

  private boolean isGone() {
    try {
      var usual = socket.getSoTimeout();
      socket.setSoTimeout(GLANCE_MILLIS);
      try {
        isAhead = socket.getInputStream().read() >= 0;
        return !isAhead;
      } finally {
        socket.setSoTimeout(usual);
      }
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException broken) {
      return true;
    }
  }
}
