package dev.pointsman.round;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Opinion;

/// Names kinds of calls that are expected to go alike: the same activity, and a cheapest tier that
/// was thought about as likely to suffice.
final class CallKinds {
  private static final int CHANCES = 4;

  private CallKinds() {}

  /// As the model saw it that decided.
  static String of(DecisionRecord decision) {
    return of(decision.observation().opinion());
  }

  static String of(Opinion opinion) {
    return switch (opinion) {
      case Opinion.Given(var said) ->
          said.taskType().activity().label()
              + " "
              + (int) (said.tiers().sufficiency(0).value() * CHANCES);
      case Opinion.Missing _, Opinion.NotAsked _ -> "unknown";
    };
  }
}
