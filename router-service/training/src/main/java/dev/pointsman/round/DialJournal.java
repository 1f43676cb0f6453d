package dev.pointsman.round;

import dev.pointsman.evaluate.DialTable;
import dev.pointsman.evaluate.JournalDials;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.policy.NamedDial;
import dev.pointsman.round.SessionLabels.Labelled;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges dials by the labelled decisions of a journal: labelled as a retraining does it, without
/// the tenants that it would not believe, and by first tries alone, for what is tried again has
/// failed before.
public final class DialJournal {
  private final Path journal;
  private final Learning learning;
  private final LabelledSuccess work;

  public DialJournal(Path journal, Learning learning) {
    this.journal = journal;
    this.learning = learning;
    this.work = new LabelledSuccess(learning.ladder());
  }

  /// What each dial is worth.
  ///
  /// @param judged an empty one
  /// @throws dev.pointsman.journal.JournalRefused when there is no journal of this version
  public DialTable table(JournalDials judged, List<NamedDial> dials, Instant asOf) {
    var trust = new TenantTrust(work);
    try (var reader = JournalReader.open(journal)) {
      var labels = LearntLabels.from(reader, learning, asOf);
      try (var sessions = reader.sessions(Period.EVER.before(asOf).filter())) {
        sessions.forEach(session -> {
          var labelled = labels.of(session);
          trust.add(session.tenant(), labelled);
          judged.add(session, sufficed(labelled));
        });
      }
    }
    return judged.table(journal.toString(), dials, doubted(trust));
  }

  private Map<DecisionId, Boolean> sufficed(List<Labelled> labelled) {
    var known = new HashMap<DecisionId, Boolean>();
    labelled.stream()
        .filter(Labelled::isFirstTry)
        .forEach(one ->
            work.byChoice(one).ifPresent(sufficed -> known.put(one.decision().id(), sufficed)));
    return known;
  }

  private static Set<TenantId> doubted(TenantTrust trust) {
    return trust.factors().entrySet().stream()
        .filter(factor -> factor.getValue().equals(0.0))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
