package dev.pointsman.round;

import dev.pointsman.dataset.Contents;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.JournalReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/// Makes a training set of a journal: sessions, labels, rows.
public final class SetBuilder {
  private static final int TOLD_EVERY = 1_000;

  private final TrainingSets sets;
  private final Learning learning;
  private final Consumer<Contents> demand;

  public SetBuilder(TrainingSets sets, Learning learning) {
    this(sets, learning, _ -> {});
  }

  /// @param demand throws where a set is not to be written for what would be in it
  SetBuilder(TrainingSets sets, Learning learning, Consumer<Contents> demand) {
    this.sets = sets;
    this.learning = learning;
    this.demand = demand;
  }

  /// Whoever erases waits until the set is there, for it may hold rows of theirs.
  ///
  /// @throws dev.pointsman.dataset.TrainingSetRefused when the period has nothing to teach
  /// @throws dev.pointsman.journal.JournalRefused when there is no journal of this version
  ///
  /// @param asOf sessions that were used shortly before may go on, what comes later is not looked
  ///   at
  public TrainingSet build(Path journal, Period wished, Instant asOf) {
    var period = wished.before(asOf);
    var progress = learning.progress();
    try (var turn = sets.turn();
        var reader = JournalReader.open(journal)) {
      progress.accept("learning how far each labelling function is to be believed");
      var labels = LearntLabels.from(reader, learning, asOf);
      progress.accept("labelling the decisions " + period);
      var harvest = harvest(reader, labels, period);
      progress.accept("looking for secrets and duplicates in %d rows".formatted(harvest.rows()));
      return turn.write(harvest.draft(learning.cap()), learning.codeVersion(), demand);
    }
  }

  private Harvest harvest(JournalReader reader, SessionLabels labels, Period period) {
    var harvest = new Harvest(learning.ladder(), period);
    try (var sessions = reader.sessions(period.filter())) {
      sessions.forEach(session -> {
        harvest.add(session, labels.of(session));
        if (harvest.sessions() % TOLD_EVERY == 0) {
          learning
              .progress()
              .accept("%d sessions, %d rows".formatted(harvest.sessions(), harvest.rows()));
        }
      });
    }
    return harvest;
  }
}
