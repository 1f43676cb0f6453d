package dev.pointsman.label;

import dev.pointsman.outcome.Fact;
import java.util.Optional;
import java.util.function.Function;

/// A named rule that says of a step, from what the journal knows, whether its tier sufficed; most
/// often it says nothing.
sealed interface LabelingFunction {
  String name();

  Family family();

  /// The chance, stated before anything is learnt, that it is right when it speaks and success is
  /// as likely as failure.
  double trust();

  /// Reads what somebody reported.
  record Reported(
      String name, Family family, double trust, Function<Fact, Optional<Verdict>> reading)
      implements LabelingFunction {}

  /// Reads the session itself.
  record Implied(
      String name,
      Family family,
      double trust,
      Reach reach,
      Function<Place, Optional<Verdict>> reading)
      implements LabelingFunction {}
}
