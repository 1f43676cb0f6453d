package dev.pointsman.proxy;

/// How many extra tries a provider may be burdened with: a failing provider is asked at most one
/// tenth more often than clients call.
///
/// A token bucket. Every first try puts a little in, every good answer a whole token, every further
/// try takes one out. Thread-safe.
final class RetryBudget {
  private static final double MOST = 10;
  private static final double PER_CALL = 0.08;

  private double tokens = MOST;

  synchronized void firstTry() {
    tokens = Math.min(MOST, tokens + PER_CALL);
  }

  synchronized void answered() {
    tokens = Math.min(MOST, tokens + 1);
  }

  synchronized boolean take() {
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
