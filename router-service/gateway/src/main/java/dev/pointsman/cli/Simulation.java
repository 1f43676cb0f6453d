package dev.pointsman.cli;

import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.evaluate.Bootstrap;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.evaluate.JournalReplay;
import dev.pointsman.evaluate.OutcomeReplay;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.evaluate.ReportedWork;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.onnx.OnnxClassifier;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Replays public outcomes, or a journal, through policies.
final class Simulation {
  private static final int DRAWS = 200;
  private static final long SEED = 20_261_101;

  private final Deployment deployment;
  private final OnnxClassifier classifier;

  /// The candidate: a model and the settings that it would serve under.
  Simulation(Deployment deployment, OnnxClassifier classifier) {
    this.deployment = deployment;
    this.classifier = classifier;
  }

  /// The outcome tables of a folder, each by its test split.
  ///
  /// @param offPolicy whether to show what a log would have told of each policy, too
  /// @param tables is handed each table once it is measured
  void outcomes(Path data, boolean offPolicy, Consumer<ReportTable> tables) {
    CorpusReader.heldOutOutcomes(data)
        .forEach((source, questions) -> {
          var replay = new OutcomeReplay(questions, deployment, classifier, bootstrap());
          tables.accept(replay.outcomes(source.label()));
          if (offPolicy) {
            tables.accept(
                replay.offPolicy(source.label() + ", as a log of the keyword rules tells", SEED));
          }
        });
  }

  /// What the calls of a journal cost, and would have cost and shipped elsewhere.
  void journal(Path file, Consumer<ReportTable> tables) {
    var label = classifier.manifest().identity().label();
    var replay = new JournalReplay(deployment, classifier, label, new ReportedWork());
    try (var reader = JournalReader.open(file)) {
      reader.sessions(DecisionFilter.EVERYTHING).forEach(replay::add);
    }
    replay.tables(String.valueOf(file.getFileName()), bootstrap()).forEach(tables);
  }

  private static Bootstrap bootstrap() {
    return new Bootstrap(DRAWS, SEED);
  }
}
