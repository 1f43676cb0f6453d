package dev.pointsman.proxy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Keeps calls away from a target that fails again and again. Opens after a row of failures, or
/// when half of the last calls failed; when it has rested, one call at a time may probe, and one
/// good probe closes it. Every failed probe doubles the rest. Thread-safe.
final class Circuit {
  private static final int FAILURES_IN_A_ROW = 5;
  private static final int WINDOW = 20;
  private static final int FAILURES_IN_WINDOW = 10;
  private static final Duration SHORTEST_REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofSeconds(60);

  private final InstantSource clock;
  private int inARow;
  private long window;
  private Duration rest = Duration.ZERO;
  private Instant until = Instant.MIN;
  private boolean isProbing;

  Circuit(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether a call may go to the target now. Whoever may must report how it went.
  synchronized boolean admits() {
    if (!isOpen()) {
      return true;
    }
    if (isProbing || clock.instant().isBefore(until)) {
      return false;
    }
    isProbing = true;
    return true;
  }

  /// Whether calls are kept away, but for a probe now and then.
  synchronized boolean isOpen() {
    return !rest.isZero();
  }

  /// How long until the next probe; zero while closed.
  synchronized Duration untilProbe() {
    var left = isOpen() ? Duration.between(clock.instant(), until) : Duration.ZERO;
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void succeeded() {
    inARow = 0;
    window <<= 1;
    if (isOpen()) {
      rest = Duration.ZERO;
      window = 0;
    }
    isProbing = false;
  }

  synchronized void failed() {
    inARow++;
    window = window << 1 | 1;
    var failures = Long.bitCount(window & (1L << WINDOW) - 1);
    if (isProbing
        || (!isOpen() && (inARow >= FAILURES_IN_A_ROW || failures >= FAILURES_IN_WINDOW))) {
      open();
    }
    isProbing = false;
  }

  /// The call ended without a verdict on the target: the client left, or was at fault.
  synchronized void undecided() {
    isProbing = false;
  }

  private void open() {
    var longer = rest.isZero() ? SHORTEST_REST : rest.multipliedBy(2);
    rest = longer.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : longer;
    until = clock.instant().plus(rest);
  }
}
