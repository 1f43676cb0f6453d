package dev.pointsman.label;

import dev.pointsman.outcome.Fact;

/// A named rule that says of a step, from what the journal knows, whether its tier sufficed; most
/// often it says nothing.
sealed interface LabelingFunction {
  String name();

  Family family();

  /// The chance that it is right when it alone speaks, stated before anything is learnt.
  double trust();

  /// Reads what somebody reported.
  record Reported(String name, Family family, double trust, Sign<Fact> sign)
      implements LabelingFunction {}

  /// Reads the session itself.
  record Implied(String name, Family family, double trust, Reach reach, Sign<Place> sign)
      implements LabelingFunction {}
}
