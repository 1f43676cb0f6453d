package dev.pointsman.journal;

import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What came of a decided call, as far as it is known.
public sealed interface Serving {
  /// On its way.
  record Pending() implements Serving {}

  /// The service stopped before the call's end was told; what it cost is unknown.
  record Interrupted() implements Serving {}

  /// It came to an end.
  record Done(Served served) implements Serving {}

  /// The word for how it ended: in the journal's columns, filters and answers.
  default String ending() {
    return switch (this) {
      case Pending() -> "pending";
      case Interrupted() -> "interrupted";
      case Done(var served) -> served.ending().name().toLowerCase(Locale.ROOT);
    };
  }

  /// Every try, in order.
  default List<Attempt> attempts() {
    return this instanceof Done(var served) ? served.attempts() : List.of();
  }

  /// The try that the call stands for; empty when none is known.
  default Optional<Attempt> decisive() {
    return this instanceof Done(var served) ? served.decisive() : Optional.empty();
  }

  /// What all tries together are known to have cost.
  default Usd cost() {
    return attempts().stream().map(Attempt::cost).reduce(Usd.ZERO, Usd::plus);
  }
}
