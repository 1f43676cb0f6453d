package dev.pointsman.round;

import dev.pointsman.dataset.TrainingSet;
import java.time.Instant;
import java.util.Map;

/// Where a round takes its labelled decisions from.
public interface RoundSource {
  /// What is asked of it, by the option or the thing: two sources that are asked the same build the
  /// same set.
  Map<String, String> asked();

  /// Builds a training set of all that was decided by then.
  ///
  /// @throws RetrainRefused when its labels teach nothing
  /// @throws dev.pointsman.dataset.TrainingSetRefused when there is nothing to learn from
  TrainingSet build(Instant asOf);

  /// A set that was built before.
  TrainingSet read(String name);

  /// The log that the candidate is judged by: what was decided by then in sessions that neither it
  /// nor the incumbent is trained on.
  LoggedTraffic traffic(Instant asOf, Unseen unseen);
}
