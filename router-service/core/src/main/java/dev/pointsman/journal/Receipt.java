package dev.pointsman.journal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells when a decision is on disk.
public final class Receipt {
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean isDurable;

  void settle(boolean durable) {
    isDurable = durable;
    done.countDown();
  }

  /// Waits until the decision is on disk, or until it is known that it cannot be.
  ///
  /// @return false when it is not on disk: the call goes on all the same
  public boolean await(Duration patience) throws InterruptedException {
    return done.await(patience.toNanos(), TimeUnit.NANOSECONDS) && isDurable;
  }
}
