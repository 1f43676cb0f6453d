package dev.pointsman.label;

import java.util.Optional;

/// What a labelling function looks for in what it sees.
@FunctionalInterface
interface Sign<T> {
  /// What this says of the step, if it says anything.
  Optional<Verdict> in(T seen);
}
