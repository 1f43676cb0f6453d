package dev.pointsman.round;

import dev.pointsman.dataset.TrainingSet;

/// Where a round takes its labelled decisions from.
public interface RoundSource {
  /// Builds a training set of all that is labelled by now.
  TrainingSet build();

  /// A set that was built before.
  TrainingSet read(String name);

  /// The log that the candidate is judged by.
  LoggedTraffic traffic();
}
