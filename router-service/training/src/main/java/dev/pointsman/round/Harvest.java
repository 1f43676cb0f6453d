package dev.pointsman.round;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.DataCard.Heritage;
import dev.pointsman.dataset.Draft;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TrainingRow;
import dev.pointsman.dataset.TrainingRow.Lesson;
import dev.pointsman.dataset.TrainingSetRefused;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Routing;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.TenantCap;
import dev.pointsman.round.SessionLabels.Labelled;
import dev.pointsman.unit.Probability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The rows that a period of a journal yields, and why its other decisions yield none. Used by one
/// thread.
public final class Harvest {
  private final Period period;
  private final TenantTrust trust;
  private final List<TrainingRow> rows = new ArrayList<>();
  private final TreeMap<String, Long> leftOut = new TreeMap<>();
  private long sessions;
  private long decisions;

  /// @param ladder of the labels
  public Harvest(Ladder ladder, Period period) {
    this.period = period;
    this.trust = new TenantTrust(new LabelledSuccess(ladder));
  }

  /// Of a session that reaches beyond the period only what lies within.
  public void add(SessionHistory session, List<Labelled> labelled) {
    sessions++;
    var within = session.decisions().stream().filter(this::isWithin).count();
    var taught = labelled.stream().filter(label -> isWithin(label.decision())).toList();
    decisions += within;
    leaveOut("housekeeping, or not answered", within - taught.size());
    trust.add(session.tenant(), taught);
    taught.forEach(this::add);
  }

  private boolean isWithin(DecisionRecord decision) {
    return period.holds(decision.identity().at());
  }

  private void add(Labelled labelled) {
    switch (labelled.label()) {
      case TierLabel.Unknown() -> leaveOut("nothing is known of what became of it", 1);
      case TierLabel.Interval interval -> add(labelled, interval);
    }
  }

  private void add(Labelled labelled, TierLabel.Interval interval) {
    if (!labelled.isFirstTry()) {
      leaveOut("tries of what was tried before", 1);
      return;
    }
    var seen = labelled.decision().observation();
    if (seen.features().known().isEmpty()) {
      leaveOut("the journal kept no features", 1);
      return;
    }
    if (seen.schemaVersion() != FeatureSchema.VERSION) {
      leaveOut("features of schema " + seen.schemaVersion(), 1);
      return;
    }
    rows.add(row(labelled, interval));
  }

  private static TrainingRow row(Labelled labelled, TierLabel.Interval interval) {
    return TrainingRow.of(
        labelled.decision(),
        new Lesson(interval, Set.of(), propensity(labelled.decision()), labelled.lineage()));
  }

  /// A client that names its model leaves nothing to chance.
  private static Probability propensity(DecisionRecord decision) {
    return decision.routing() instanceof Routing.Decided(var facts)
        ? facts.draw().propensity()
        : Probability.ONE;
  }

  private void leaveOut(String reason, long count) {
    if (count > 0) {
      leftOut.merge(reason, count, Long::sum);
    }
  }

  long sessions() {
    return sessions;
  }

  long rows() {
    return rows.size();
  }

  /// The rows of all tenants that are believed.
  ///
  /// @throws TrainingSetRefused when there is no row
  public Draft draft(TenantCap cap) {
    if (decisions == 0) {
      throw new TrainingSetRefused("no decisions %s: nothing was written".formatted(period));
    }
    var factors = trust.factors();
    var believed =
        rows.stream().filter(row -> factors.getOrDefault(row.origin().tenant(), 1.0) > 0).toList();
    leaveOut("their tenant contradicts what all others report", rows.size() - believed.size());
    requireRows(believed);
    return new Draft(
        TenantShares.capped(TenantShares.weighed(believed, factors), cap), Heritage.NONE, leftOut);
  }

  private void requireRows(List<TrainingRow> believed) {
    if (believed.isEmpty()) {
      throw new TrainingSetRefused(
          "%d decisions %s, but none to learn from: nothing was written; left out: %s"
              .formatted(decisions, period, leftOut));
    }
  }
}
