package dev.pointsman.journal;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the classifier said of a call, if it was asked.
public sealed interface Opinion {
  /// Its answer: every tier's chance, and those of the likeliest task types.
  record Given(Classification classification) implements Opinion {}

  /// It was asked and had no answer.
  record Missing(Cause cause, String reason) implements Opinion {}

  /// A forced, refused or housekeeping call.
  record NotAsked() implements Opinion {}

  /// As many task types as the answer to a client names; the policy reads the first alone.
  int TASK_TYPES = 3;

  static Opinion of(ClassifierAnswer answer) {
    return switch (answer) {
      case Classified(var classification) -> new Given(withFewTypes(classification));
      case Unavailable(var cause, var reason) ->
          cause == Cause.NOT_ASKED ? new NotAsked() : new Missing(cause, reason);
    };
  }

  private static Classification withFewTypes(Classification said) {
    var types =
        said.likeliest(TASK_TYPES).stream()
            .collect(Collectors.toMap(Function.identity(), said::chance));
    return new Classification(said.tiers(), types, said.modelVersion());
  }
}
