package dev.pointsman.policy;

import dev.pointsman.catalog.Tier;
import java.util.ArrayList;
import java.util.List;

/// The ranks between which the rules leave a choice, and the rules that spoke. A floor wins over a
/// ceiling: no rule lowers what another raised.
record Bounds(int floor, int ceiling, List<Reason> reasons) {
  Bounds {
    ceiling = Math.max(floor, ceiling);
    reasons = List.copyOf(reasons);
  }

  static Bounds upTo(Tier top) {
    return new Bounds(0, top.rank(), List.of());
  }

  static Bounds atLeast(Tier tier, Tier top, Reason reason) {
    return new Bounds(tier.rank(), top.rank(), List.of(reason));
  }

  /// Both bounds narrowed to those of another rule; of two ceilings the lower one counts.
  Bounds and(Bounds other) {
    var all = new ArrayList<>(reasons);
    all.addAll(other.reasons);
    return new Bounds(Math.max(floor, other.floor), Math.min(ceiling, other.ceiling), all);
  }

  /// One tier alone, for a reason that stands above all that spoke so far.
  Bounds replacedBy(Tier tier, Reason reason) {
    var all = new ArrayList<>(reasons);
    all.add(reason);
    return new Bounds(tier.rank(), tier.rank(), all);
  }

  /// Whether the rules see so much at stake that nothing may be left to chance.
  boolean areCritical(Tier top) {
    return floor == top.rank()
        || reasons.stream().anyMatch(reason -> reason.name().equals(Rules.RAISING_WORD));
  }

  boolean allow(Tier tier) {
    return floor <= tier.rank() && tier.rank() <= ceiling;
  }

  int nearest(Tier tier) {
    return Math.clamp(tier.rank(), floor, ceiling);
  }
}
