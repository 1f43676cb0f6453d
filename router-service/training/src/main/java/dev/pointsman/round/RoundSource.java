package dev.pointsman.round;

import dev.pointsman.dataset.TrainingSet;
import java.time.Instant;

/// Where a round takes its labelled decisions from.
public interface RoundSource {
  /// Builds a training set of all that was decided by then.
  TrainingSet build(Instant asOf);

  /// A set that was built before.
  TrainingSet read(String name);

  /// The log that the candidate is judged by: what was decided by then in sessions that neither it
  /// nor the incumbent is trained on.
  LoggedTraffic traffic(Instant asOf, Unseen unseen);
}
