package dev.pointsman.label;

import dev.pointsman.label.LabelingFunction.Implied;
import java.util.List;
import java.util.stream.Stream;

/// All labelling functions, each with its number.
final class Functions {
  static final List<Implied> IMPLIED =
      Stream.concat(NextFunctions.ALL.stream(), StepFunctions.ALL.stream()).toList();
  static final List<LabelingFunction> ALL =
      Stream.<LabelingFunction>concat(ReportedFunctions.ALL.stream(), IMPLIED.stream()).toList();

  private Functions() {}

  /// By identity: a function holds code, which has no equal.
  static int number(LabelingFunction function) {
    for (var i = 0; i < ALL.size(); i++) {
      if (ALL.get(i) == function) {
        return i;
      }
    }
    throw new IllegalArgumentException("expected a listed function, got " + function.name());
  }
}
