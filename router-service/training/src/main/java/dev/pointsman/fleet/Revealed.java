package dev.pointsman.fleet;

import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.round.SessionLabels;
import dev.pointsman.unit.DecisionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What nobody may know: what every tier would have done. Of each task the first decision is told
/// of, with the ranks of the tiers that labels name.
final class Revealed implements SessionLabels {
  private final Map<DecisionId, List<Boolean>> truths = new HashMap<>();

  Revealed(List<Visit> visits) {
    visits.forEach(visit -> truths.putAll(visit.truths()));
  }

  @Override
  public List<Labelled> of(SessionHistory session) {
    return session.decisions().stream()
        .filter(decision -> truths.containsKey(decision.id()))
        .map(this::told)
        .toList();
  }

  private Labelled told(DecisionRecord decision) {
    var ships = truths.getOrDefault(decision.id(), List.of());
    return new Labelled(decision, decision.id(), interval(ships), List.of());
  }

  /// Failures first, perhaps a success.
  private static TierLabel interval(List<Boolean> ships) {
    var first = ships.indexOf(true);
    var lowest = first == 0 ? 0 : rank(first < 0 ? ships.size() - 1 : first - 1, ships) + 1;
    return new TierLabel.Interval(lowest, first < 0 ? TierScale.NONE : rank(first, ships), 1);
  }

  /// The fleet's tiers are spread evenly over those that labels name, both ends kept.
  private static int rank(int rank, List<Boolean> ships) {
    return rank * (TierScale.TIERS.size() - 1) / (ships.size() - 1);
  }
}
