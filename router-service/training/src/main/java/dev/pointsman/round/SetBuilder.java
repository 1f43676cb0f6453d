package dev.pointsman.round;

import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.JournalReader;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes a training set of a journal: sessions, labels, rows.
public final class SetBuilder {
  private static final int TOLD_EVERY = 1_000;

  private final TrainingSets sets;
  private final Function<JournalReader, SessionLabels> labelling;
  private final String codeVersion;
  private final Consumer<String> progress;

  /// Makes sets with labels of a kind.
  ///
  /// @param labelling may read the whole journal once, to learn whom to believe
  public SetBuilder(
      TrainingSets sets,
      Function<JournalReader, SessionLabels> labelling,
      String codeVersion,
      Consumer<String> progress) {
    this.sets = sets;
    this.labelling = labelling;
    this.codeVersion = codeVersion;
    this.progress = progress;
  }

  /// Whoever erases waits until the set is there, for it may hold rows of theirs.
  ///
  /// @throws dev.pointsman.dataset.TrainingSetRefused when the period has nothing to teach
  /// @throws dev.pointsman.journal.JournalRefused when there is no journal of this version
  public TrainingSet build(Path journal, Period period) {
    try (var turn = sets.turn();
        var reader = JournalReader.open(journal)) {
      progress.accept("learning how far each labelling function is to be believed");
      var labels = labelling.apply(reader);
      progress.accept("labelling the decisions " + period);
      var harvest = harvest(reader, labels, period);
      progress.accept("looking for secrets and duplicates in %d rows".formatted(harvest.rows()));
      return turn.write(harvest.draft(), codeVersion);
    }
  }

  private Harvest harvest(JournalReader reader, SessionLabels labels, Period period) {
    var harvest = new Harvest(period);
    try (var sessions = reader.sessions(period.filter())) {
      sessions.forEach(session -> {
        harvest.add(session, labels.of(session));
        if (harvest.sessions() % TOLD_EVERY == 0) {
          progress.accept("%d sessions, %d rows".formatted(harvest.sessions(), harvest.rows()));
        }
      });
    }
    return harvest;
  }
}
