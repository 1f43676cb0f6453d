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

  private final Socket socket;
  private final Runnable whenGone;
  private final Consumer<ClientWatch> whenOver;
  private final ReentrantLock lock = new ReentrantLock();
  private final long start = System.nanoTime();
  private boolean isOver;
  private boolean isAhead;
  private boolean isBusy;

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

  /// Looks once, unless something was written since the last time.
  void glance() {
    if (isFoundGone()) {
      whenGone.run();
    }
  }

  /// Returns when no read is under way any more.
  @Override
  public void close() {
    whenOver.accept(this);
    end();
  }

  private void end() {
    lock.lock();
    try {
      isOver = true;
    } finally {
      lock.unlock();
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
