package dev.pointsman.round;

import dev.pointsman.dataset.Contents;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.JournalReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Labelled decisions of one journal. Who is to be believed is learnt from the journal itself.
public final class JournalSource implements RoundSource {
  private final Path journal;
  private final Period period;
  private final TrainingSets sets;
  private final Learning learning;

  /// @param period of the decisions that are learnt from and judged by
  public JournalSource(Path journal, Period period, TrainingSets sets, Learning learning) {
    this.journal = journal;
    this.period = period;
    this.sets = sets;
    this.learning = learning;
  }

  @Override
  public Map<String, String> asked() {
    return Map.of(
        "--largest-tenant-share",
        String.valueOf(learning.cap().largestShare()),
        "--since",
        period.beginning(),
        "journal",
        journal.toAbsolutePath().normalize().toString());
  }

  @Override
  public TrainingSet build(Instant asOf) {
    return new SetBuilder(sets, learning, JournalSource::requireSomethingToLearn)
        .build(journal, period, asOf);
  }

  private static void requireSomethingToLearn(Contents contents) {
    if (!contents.admittedByAll().isEmpty()) {
      throw new RetrainRefused(
          "expected labels that disagree, got %d that all admit %s: nothing can be learnt from them yet, and nothing was written"
              .formatted(contents.rows(), String.join(" and ", contents.admittedByAll())));
    }
  }

  @Override
  public TrainingSet read(String name) {
    return sets.read(name);
  }

  @Override
  public LoggedTraffic traffic(Instant asOf, Unseen unseen) {
    try (var reader = JournalReader.open(journal)) {
      var labels = LearntLabels.from(reader, learning, asOf);
      var log = new TrafficLog(learning.ladder(), learning.ladder(), period.before(asOf), unseen);
      try (var sessions = reader.sessions(period.before(asOf).filter())) {
        sessions.forEach(session -> log.add(session, labels.of(session)));
      }
      return log.traffic();
    }
  }
}
