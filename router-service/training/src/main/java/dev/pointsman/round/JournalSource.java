package dev.pointsman.round;

import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.label.Voting;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Labelled decisions of one journal. Who is to be believed is learnt from the journal itself.
public final class JournalSource implements RoundSource {
  private final Path journal;
  private final Period period;
  private final TrainingSets sets;
  private final Voting voting;
  private final SetBuilder builder;

  /// @param period of the decisions that are learnt from and judged by
  public JournalSource(Path journal, Period period, TrainingSets sets, Learning learning) {
    this.journal = journal;
    this.period = period;
    this.sets = sets;
    this.voting = learning.voting();
    this.builder =
        new SetBuilder(
            sets,
            reader -> LearntLabels.from(reader, learning.voting()),
            learning.codeVersion(),
            learning.progress());
  }

  /// How labels are made, by which program, and who is told.
  public record Learning(Voting voting, String codeVersion, Consumer<String> progress) {}

  @Override
  public TrainingSet build() {
    return builder.build(journal, period);
  }

  @Override
  public TrainingSet read(String name) {
    return sets.read(name);
  }

  @Override
  public LoggedTraffic traffic() {
    try (var reader = JournalReader.open(journal)) {
      var labels = LearntLabels.from(reader, voting);
      var log = new TrafficLog(voting.ladder());
      try (var sessions = reader.sessions(period.filter())) {
        sessions.forEach(session -> log.add(session, labels.of(session)));
      }
      return log.traffic();
    }
  }
}
