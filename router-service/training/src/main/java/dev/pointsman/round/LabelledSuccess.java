package dev.pointsman.round;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.catalog.Tier;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.journal.Routing;
import dev.pointsman.round.SessionLabels.Labelled;
import java.util.Optional;

/// Reads off the label of a decision whether a tier sufficed for it.
///
/// @param ladder of the labels; a tier is known by its name
record LabelledSuccess(Ladder ladder) {
  /// Whether the tier that was chosen did; empty where it is not known.
  Optional<Boolean> byChoice(Labelled one) {
    return one.decision().routing() instanceof Routing.Decided(var facts)
        ? by(facts.target().tier(), one)
        : Optional.empty();
  }

  /// Whether the tier that answered did, which after a cascade is another one; empty where it is
  /// not known.
  Optional<Boolean> byAnswer(Labelled one) {
    return one.decision().serving().decisive().flatMap(attempt -> by(attempt.target().tier(), one));
  }

  private Optional<Boolean> by(Tier tier, Labelled one) {
    return one.label() instanceof TierLabel.Interval label
        ? rank(tier).flatMap(rank -> sufficed(rank, label))
        : Optional.empty();
  }

  /// Among those that labels name; empty for a tier that is not there any more.
  Optional<Integer> rank(Tier tier) {
    return ladder.named(tier.name()).map(Tier::rank);
  }

  private static Optional<Boolean> sufficed(int rank, TierLabel.Interval label) {
    if (label.highest() <= rank) {
      return Optional.of(true);
    }
    return label.lowest() > rank ? Optional.of(false) : Optional.empty();
  }
}
