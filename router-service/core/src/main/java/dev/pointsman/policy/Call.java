package dev.pointsman.policy;

import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;

/// One call on its way through the policy, with what was forecast of it.
record Call(RequestFeatures features, ClassifierAnswer answer, CallTerms terms, Outlook outlook) {
  /// Whether the call must stay with the session's model. The features speak too: a caller of the
  /// classify interface states them and no window.
  boolean isHeld() {
    return !terms.window().isOpen() || features.values().value(Feature.STEP).orElse(0) > 0;
  }
}
