package dev.pointsman.round;

import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.DerivedLabel;
import dev.pointsman.label.LabelModel;
import dev.pointsman.label.Labeling;
import dev.pointsman.label.TenantCap;
import dev.pointsman.label.VoteCounts;
import dev.pointsman.label.Voting;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Labels by labelling functions, each believed as far as a whole journal shows it to be right: the
/// more sessions, the surer, so that a single day's labels are learnt from all days.
public final class LearntLabels implements SessionLabels {
  private final Labeling labeling;

  private LearntLabels(Labeling labeling) {
    this.labeling = labeling;
  }

  /// Reads the journal once.
  ///
  /// @param asOf what was decided later is not looked at
  static LearntLabels from(JournalReader journal, Learning learning, Instant asOf) {
    try (var sessions = journal.sessions(Period.EVER.before(asOf).filter())) {
      return from(sessions, new Voting(learning.ladder(), asOf), learning.cap());
    }
  }

  /// Learns from sessions that are at hand.
  public static LearntLabels from(Stream<SessionHistory> sessions, Voting voting, TenantCap cap) {
    var counts = new VoteCounts(voting);
    sessions.forEach(counts::add);
    return new LearntLabels(new Labeling(LabelModel.fit(counts, cap), voting));
  }

  @Override
  public List<Labelled> of(SessionHistory session) {
    return labeling.label(session).stream().map(LearntLabels::labelled).toList();
  }

  private static Labelled labelled(DerivedLabel derived) {
    var lineage =
        derived.lineage().stream()
            .map(said -> new Evidence(said.function(), said.says(), said.trust()))
            .toList();
    return new Labelled(derived.decision(), derived.task(), derived.label(), lineage);
  }
}
