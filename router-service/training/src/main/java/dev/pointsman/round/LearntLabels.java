package dev.pointsman.round;

import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.DerivedLabel;
import dev.pointsman.label.LabelModel;
import dev.pointsman.label.Labeling;
import dev.pointsman.label.VoteCounts;
import dev.pointsman.label.Voting;
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
  public static LearntLabels from(JournalReader journal, Voting voting) {
    try (var sessions = journal.sessions(DecisionFilter.EVERYTHING)) {
      return from(sessions, voting);
    }
  }

  /// Learns from sessions that are at hand.
  public static LearntLabels from(Stream<SessionHistory> sessions, Voting voting) {
    var counts = new VoteCounts(voting);
    sessions.forEach(counts::add);
    return new LearntLabels(new Labeling(LabelModel.fit(counts), voting));
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
