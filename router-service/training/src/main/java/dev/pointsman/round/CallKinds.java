package dev.pointsman.round;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Opinion;

/// Names kinds of calls that are expected to go alike: the same activity, and a cheapest tier that
/// was thought about as likely to suffice.
final class CallKinds {
  private static final int CHANCES = 4;

  private CallKinds() {}

  static String of(DecisionRecord decision) {
    return switch (decision.observation().opinion()) {
      case Opinion.Given(var said) ->
          said.taskType().activity().label()
              + " "
              + (int) (said.tiers().sufficiency(0).value() * CHANCES);
      case Opinion.Missing _, Opinion.NotAsked _ -> "unknown";
    };
  }
}
