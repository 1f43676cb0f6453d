package dev.pointsman.http;

import java.util.Locale;

/// What happens for the sake of the next model, and is counted.
public enum LearningEvent {
  /// Chance put another tier in place of the one of least expected cost.
  EXPLORED,
  /// The shadow would have sent the call where it went.
  SHADOW_AGREED,
  SHADOW_DIFFERED,
  /// The shadow had no answer.
  SHADOW_SILENT,
  /// The shadow was too busy to see the call.
  SHADOW_DROPPED,
  /// While a canary is on, it decided.
  CANARY_DECIDED,
  /// The canary had no answer in time.
  CANARY_SILENT,
  /// The canary should have decided, broke, and the incumbent did.
  CANARY_BROKEN,
  /// While a canary is on, the incumbent decided.
  INCUMBENT_DECIDED,
  /// A session for which the canary decides has failed.
  CANARY_FAILED,
  INCUMBENT_FAILED,
  /// The work of a session that had failed, and for which the canary decides, has shipped.
  CANARY_MENDED,
  INCUMBENT_MENDED,
  CANARY_ROLLED_BACK;

  /// The value of the metric's label.
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
