package dev.pointsman.round;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.label.TenantCap;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.RetrainRequest.Sequel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A home folder in which the committed model is retrained on a sample of the seed set.
record RetrainPlace(Path home, Corpus corpus, List<Path> golden) {
  static final Path PROJECT = Path.of("../..");
  static final List<Path> GOLDEN = List.of(PROJECT.resolve("training-data/golden.jsonl"));
  static final Instant EVENING = Instant.parse("2026-11-20T20:00:00Z");

  static final RetrainRequest.Options KEEP =
      new RetrainRequest.Options(false, Sequel.PROMOTION, new EncoderWish.Keep(), "test", 1, 2);

  /// Of a few hundred calls no interval is narrow.
  static final GateSettings LENIENT = new GateSettings(0.5, 1.5, 0.3, 2, 0.05, false);

  static Corpus seed(int rows) {
    return CorpusReader.seed(PROJECT.resolve("training-data/seed")).sampled(rows);
  }

  RetrainRequest request(RetrainRequest.Options options, RetrainRequest.Terms terms) {
    var learning = new Learning(Ladder.DEFAULT, TenantCap.DEFAULT, "test", step -> {});
    return new RetrainRequest(
        new RetrainRequest.Places(home, models(), golden),
        corpus,
        new JournalSource(home.resolve("journal.db"), Period.EVER, TrainingSets.in(home), learning),
        terms,
        options,
        EVENING);
  }

  ModelFolders models() {
    return new ModelFolders(List.of(home.resolve("models"), PROJECT.resolve("models")));
  }
}
