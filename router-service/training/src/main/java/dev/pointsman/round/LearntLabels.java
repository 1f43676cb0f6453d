package dev.pointsman.round;

import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.DerivedLabel;
import dev.pointsman.label.LabelModel;
import dev.pointsman.label.Labeling;
import dev.pointsman.label.VoteCounts;
import dev.pointsman.label.Voting;
import java.time.Instant;
import java.util.List;

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
    var voting = new Voting(learning.ladder(), asOf);
    var counts = new VoteCounts(voting);
    try (var sessions = journal.sessions(Period.EVER.before(asOf).filter())) {
      sessions.forEach(counts::add);
    }
    return new LearntLabels(new Labeling(LabelModel.fit(counts, learning.cap()), voting));
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
    return new Labelled(derived.decision(), derived.label(), lineage);
  }
}
