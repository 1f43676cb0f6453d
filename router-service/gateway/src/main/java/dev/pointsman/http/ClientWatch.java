package dev.pointsman.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Notices a client that hangs up while its call is under way, by a short read now and then:
/// whoever only writes learns of it two writes later, and never while an upstream is silent.
///
/// A client that sends its next request before it has the answer to this one loses a byte of it to
/// such a read. HTTP lets a server close after any answer, so that connection is closed then, and
/// the client sends its request again.
final class ClientWatch implements AutoCloseable {
  static final Duration PULSE = Duration.ofMillis(100);
  private static final int GLANCE_MILLIS = 1;

  private final Socket socket;
  private final Runnable whenGone;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition over = lock.newCondition();
  private boolean isOver;
  private boolean isAhead;
  private boolean isBusy;

  private ClientWatch(Socket socket, Runnable whenGone) {
    this.socket = socket;
    this.whenGone = whenGone;
  }

  /// Watches until closed; nobody else may read from the socket meanwhile.
  ///
  /// @param whenGone runs once, on a thread of its own, when the client has hung up
  static ClientWatch begin(Socket socket, Runnable whenGone) {
    var watch = new ClientWatch(socket, whenGone);
    Thread.ofVirtual().name("client-watch").start(watch::glanceUntilOver);
    return watch;
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

  /// Returns when no read is under way any more.
  @Override
  public void close() {
    lock.lock();
    try {
      isOver = true;
      over.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void glanceUntilOver() {
    if (isGoneBeforeOver()) {
      whenGone.run();
    }
  }

  private boolean isGoneBeforeOver() {
    lock.lock();
    try {
      while (!isOver && !isAhead) {
        over.await(PULSE.toNanos(), TimeUnit.NANOSECONDS);
        if (!isOver && !isBusy && isGone()) {
          return true;
        }
        isBusy = false;
      }
      return false;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
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
