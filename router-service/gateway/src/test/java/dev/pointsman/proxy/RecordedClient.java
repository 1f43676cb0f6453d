package dev.pointsman.proxy;

import dev.pointsman.upstream.HeaderFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A client that keeps what it is sent, and may read slowly or leave.
final class RecordedClient implements ClientSide {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Duration pace = Duration.ZERO;
  private boolean isKept = true;
  private boolean leavesAtEnd;
  private volatile HeaderFields headers = HeaderFields.NONE;
  private volatile int status;
  private volatile boolean isEnded;
  private volatile boolean isAborted;
  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicLong length = new AtomicLong();
  private volatile Runnable watcher = () -> {};

  RecordedClient slow(Duration pause) {
    pace = pause;
    isKept = false;
    return this;
  }

  /// Closes as soon as it has what it needs: the end of the answer never reaches it.
  RecordedClient leavingAtEnd() {
    leavesAtEnd = true;
    return this;
  }

  void leave() {
    gone.countDown();
    watcher.run();
  }

  int status() {
    return status;
  }

  HeaderFields headers() {
    return headers;
  }

  String text() {
    synchronized (bytes) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  long length() {
    return length.get();
  }

  boolean isEnded() {
    return isEnded;
  }

  boolean isAborted() {
    return isAborted;
  }

  @Override
  public void head(int newStatus, HeaderFields newHeaders) throws ClientGone {
    refuseIfGone();
    if (status != 0) {
      throw new IllegalStateException("a second head");
    }
    status = newStatus;
    headers = newHeaders;
  }

  @Override
  public void write(byte[] more, int offset, int count) throws ClientGone {
    refuseIfGone();
    pause();
    length.addAndGet(count);
    synchronized (bytes) {
      if (isKept) {
        bytes.write(more, offset, count);
      }
    }
  }

  @Override
  public void flush() throws ClientGone {
    refuseIfGone();
  }

  @Override
  public void end() throws ClientGone {
    if (leavesAtEnd) {
      leave();
    }
    refuseIfGone();
    isEnded = true;
  }

  @Override
  public void abort() {
    isAborted = true;
  }

  @Override
  public void endWithin(Duration longest) {}

  @Override
  public void onGone(Runnable newWatcher) {
    watcher = newWatcher;
    if (isGone()) {
      newWatcher.run();
    }
  }

  private boolean isGone() {
    return gone.getCount() == 0;
  }

  private void pause() throws ClientGone {
    try {
      if (gone.await(pace.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new ClientGone();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuseIfGone() throws ClientGone {
    if (isGone()) {
      throw new ClientGone();
    }
  }
}
