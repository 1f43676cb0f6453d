package dev.pointsman.proxy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether the client is still there. When it leaves, the exchange with the provider is cancelled.
final class Presence {
  private final CountDownLatch gone = new CountDownLatch(1);
  private final AtomicReference<@Nullable UpstreamExchange> current = new AtomicReference<>();

  void leave() {
    gone.countDown();
    var exchange = current.get();
    if (exchange != null) {
      exchange.cancel();
    }
  }

  /// Ties an exchange to the client's presence.
  void watch(UpstreamExchange exchange) {
    current.set(exchange);
    if (isGone()) {
      exchange.cancel();
    }
  }

  boolean isGone() {
    return gone.getCount() == 0;
  }

  /// Sleeps, but not longer than the client stays.
  ///
  /// @return whether the client is still there
  boolean pause(Duration length) {
    try {
      return !gone.await(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
