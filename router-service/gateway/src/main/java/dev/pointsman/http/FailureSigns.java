package dev.pointsman.http;

import dev.pointsman.catalog.Target;

/// Tells at once, from live traffic, that a session's work was not good enough. An upstream's error
/// is none: it says nothing about the choice of tier.
final class FailureSigns {
  private static final String RETRIES = "retries";

  private FailureSigns() {}

  /// The user asks the same again after an answer, or insists on a tier above the one before.
  static boolean isDoubted(Decided decided) {
    var asksAgain =
        !decided.place().position().inToolLoop()
            && decided.features().values().value(RETRIES).orElse(0) > 0;
    return asksAgain || isSentUpByHand(decided);
  }

  private static boolean isSentUpByHand(Decided decided) {
    return decided.place().control().isForced()
        && decided
            .place()
            .state()
            .lastTarget()
            .map(Target::tier)
            .filter(last -> last.compareTo(decided.decision().tier()) < 0)
            .isPresent();
  }
}
