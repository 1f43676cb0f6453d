package dev.pointsman.fleet;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import java.util.List;
import java.util.Set;

/// Turns visits into rows to learn from, split by session.
final class Lessons {
  private Lessons() {}

  /// What the router may know: the reports of the tries, weighed by the inverse of their propensity
  /// up to a limit.
  static List<LabeledExample> heard(List<Visit> visits, double clip) {
    return visits.stream()
        .map(visit ->
            row(
                visit,
                interval(
                    visit.said(),
                    visit.rank(),
                    visit.truths().size(),
                    Math.min(clip, 1 / visit.propensity().value()))))
        .toList();
  }

  /// What nobody may know: what every tier would have done.
  static List<LabeledExample> told(List<Visit> visits) {
    return visits.stream()
        .map(visit -> row(visit, interval(visit.truths(), 0, visit.truths().size(), 1)))
        .toList();
  }

  /// Failures first, perhaps a success at the end; whatever follows a success says nothing.
  private static TierLabel interval(List<Boolean> tries, int start, int tiers, double weight) {
    var lowest = 0;
    for (var i = 0; i < tries.size(); i++) {
      var rank = (start + i) * (TierScale.TIERS.size() - 1) / (tiers - 1);
      if (tries.get(i)) {
        return new TierLabel.Interval(lowest, rank, weight);
      }
      lowest = rank + 1;
    }
    return new TierLabel.Interval(lowest, TierScale.NONE, weight);
  }

  private static LabeledExample row(Visit visit, TierLabel label) {
    var asked = visit.asked();
    return new LabeledExample(
        new Provenance(Source.JOURNAL, asked.id().value(), asked.session(), ""),
        asked.task().example().features(),
        label,
        Set.of());
  }
}
