package dev.pointsman.label;

import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Routing;
import java.util.OptionalDouble;

/// One call of the user's work within its session.
///
/// @param number its place among the session's steps
/// @param index its place among its agent's steps
/// @param rank of the tier that answered, on today's ladder; [#UNSERVED] when none of it did
/// @param turn its agent's user prompts before this one, by what the journal shows
/// @param era the main agent's turn in which it fell
record Step(DecisionRecord decision, int number, int index, int rank, int turn, int era) {
  static final int UNSERVED = -1;

  boolean isServed() {
    return rank != UNSERVED;
  }

  OptionalDouble measured(String feature) {
    return decision.observation().features().value(feature);
  }

  /// A measurement that counts something, none when it is unknown.
  double count(String feature) {
    return measured(feature).orElse(0);
  }

  boolean isKnown(String feature) {
    return measured(feature).isPresent();
  }

  String promptHash() {
    return decision.observation().promptHash();
  }

  boolean isForced() {
    return decision.routing() instanceof Routing.Decided(var facts) && facts.draw().forced();
  }

  String agent() {
    return decision.identity().agent();
  }

  boolean isMain() {
    return agent().isEmpty();
  }

  String stopReason() {
    return Answers.stopReason(decision.serving());
  }
}
