package dev.pointsman.round;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.journal.Routing;
import dev.pointsman.round.SessionLabels.Labelled;
import java.util.Optional;

/// Whether the tier that a decision chose sufficed, as far as its label tells.
final class Shipped {
  private Shipped() {}

  /// Empty where it is not known.
  static Optional<Boolean> of(Labelled one) {
    if (!(one.decision().routing() instanceof Routing.Decided(var facts))
        || !(one.label() instanceof TierLabel.Interval label)) {
      return Optional.empty();
    }
    var rank = TierScale.TIERS.indexOf(facts.target().tier().name());
    return rank >= 0 && (label.highest() <= rank || label.lowest() > rank)
        ? Optional.of(label.highest() <= rank)
        : Optional.empty();
  }
}
