package dev.pointsman.classify;

/// A classification, or the reason why there is none; routing goes on either way.
public sealed interface ClassifierAnswer {
  /// The model answered in time.
  record Classified(Classification classification) implements ClassifierAnswer {}

  /// No usable answer.
  record Unavailable(Cause cause, String reason) implements ClassifierAnswer {}

  /// Why a classifier has no answer; also the value of the metric's label.
  enum Cause {
    /// The decision did not depend on it: a forced choice, or housekeeping.
    NOT_ASKED,
    NO_MODEL,
    BROKEN,
    LATE
  }
}
