package dev.pointsman.http;

import java.io.InterruptedIOException;
import java.time.Duration;

/// Cuts a client that sends its body too slowly: Helidon has no read timeout of its own for plain
/// connections, and interrupting a virtual thread that waits for its socket closes the socket.
final class ReadDeadline {
  private static final Duration LONGEST_READ = Duration.ofSeconds(8);

  private final Thread watchdog;

  private ReadDeadline(Thread watchdog) {
    this.watchdog = watchdog;
  }

  static ReadDeadline over(Thread reader) {
    return new ReadDeadline(Thread.ofVirtual().name("read-deadline").start(() -> watch(reader)));
  }

  private static void watch(Thread reader) {
    try {
      Thread.sleep(LONGEST_READ);
      reader.interrupt();
    } catch (InterruptedException lifted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Must be called by the reader, whose interrupt a deadline at the last moment would leave set.
  void lift() throws InterruptedIOException {
    watchdog.interrupt();
    if (Thread.interrupted()) {
      throw new InterruptedIOException("the body took longer than " + LONGEST_READ);
    }
  }
}
