package dev.pointsman.fleet;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A question that a tenant may ask, with the hidden truth of it, by rank of the tier.
///
/// @param scores how likely each tier is to do it
/// @param first what a first try takes there
/// @param repeated what a try takes that follows a failed one and reads what that one wrote
record FleetTask(
    LabeledExample example, List<Double> scores, List<Effort> first, List<Effort> repeated) {
  private static final double PASS = 0.5;

  FleetTask {
    scores = List.copyOf(scores);
    first = List.copyOf(first);
    repeated = List.copyOf(repeated);
    if (scores.size() != first.size() || scores.size() != repeated.size()) {
      throw new IllegalArgumentException(
          "expected a score and two efforts for each tier, got %d, %d and %d"
              .formatted(scores.size(), first.size(), repeated.size()));
    }
  }

  int tiers() {
    return scores.size();
  }

  Source source() {
    return example.provenance().source();
  }

  String group() {
    return example.provenance().group();
  }

  Effort effort(int rank, boolean again) {
    return again ? repeated.get(rank) : first.get(rank);
  }

  /// Whether each tier would ship it this time.
  List<Boolean> drawn(RandomGenerator chance) {
    return scores.stream().map(score -> chance.nextDouble() < score).toList();
  }

  /// The lowest tier that does it; the lowest of all where none does.
  int oracle() {
    return IntStream.range(0, tiers())
        .filter(rank -> scores.get(rank) >= PASS)
        .findFirst()
        .orElse(0);
  }
}
