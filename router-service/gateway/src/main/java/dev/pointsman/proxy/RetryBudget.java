package dev.pointsman.proxy;

/// How many extra tries a provider may be burdened with: a failing provider is asked more often
/// than clients call by a given share at most.
///
/// A token bucket. Every first try puts a little in, every good answer a whole token, every further
/// try takes one out. Thread-safe.
final class RetryBudget {
  private static final double HUNDRED_CALLS = 100;

  /// Keeps the sum below the share although the bucket is full at first.
  private static final double MARGIN = 0.8;

  private final double most;
  private final double perCall;
  private double tokens;

  RetryBudget(double share) {
    most = share * HUNDRED_CALLS;
    perCall = share * MARGIN;
    tokens = most;
  }

  synchronized void firstTry() {
    tokens = Math.min(most, tokens + perCall);
  }

  synchronized void answered() {
    tokens = Math.min(most, tokens + 1);
  }

  /// A try that was paid for was not made.
  synchronized void giveBack() {
    answered();
  }

  synchronized boolean take() {
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
