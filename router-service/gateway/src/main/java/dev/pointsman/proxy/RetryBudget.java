package dev.pointsman.proxy;

/// How many extra tries a provider may be burdened with: a failing provider is asked more often
/// than clients call by a given share at most.
///
/// A token bucket. Every first try puts a little in, every good answer a whole token, every further
/// try takes one out. The last half is for steps to another model: one that has reached its limit
/// must not use up with its own retries what would bring its calls to a model that answers.
/// Thread-safe.
final class RetryBudget {
  private static final double HUNDRED_CALLS = 100;

  /// Keeps the sum below the share although the bucket is full at first.
  private static final double MARGIN = 0.8;

  private final double most;
  private final double reserve;
  private final double perCall;
  private double tokens;

  RetryBudget(double share) {
    most = share * HUNDRED_CALLS;
    reserve = Math.floor(most / 2);
    perCall = share * MARGIN;
    tokens = most;
  }

  synchronized void firstTry() {
    tokens = Math.min(most, tokens + perCall);
  }

  synchronized void answered() {
    giveBack(1);
  }

  /// So many tries that were paid for were not made, or led to an answer.
  synchronized void giveBack(int tries) {
    tokens = Math.min(most, tokens + tries);
  }

  /// Pays for another try at the same model.
  synchronized boolean takeRetry() {
    return take(reserve + 1);
  }

  /// Pays for a try at another model.
  synchronized boolean takeStep() {
    return take(1);
  }

  private boolean take(double least) {
    if (tokens < least) {
      return false;
    }
    tokens--;
    return true;
  }
}
