package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.label.Voting;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole retrainings of the committed model on a sample of the seed set and made-up days.
class RetrainingTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Corpus SEED =
      CorpusReader.seed(PROJECT.resolve("training-data/seed")).sampled(500);
  private static final Instant EVENING = Instant.parse("2026-11-20T20:00:00Z");
  private static final int CALLS = 400;

  @TempDir private Path home;

  @Test
  void promotesWhatPassesAndRollsBack() throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    var retrained = retrain(options(false), lenient());
    System.err.println(retrained.verdict().text());
    assertThat(retrained.isServing()).as(retrained.verdict().text()).isTrue();
    assertThat(models().serving().manifest().identity().label()).isEqualTo("pointsman-3");
  }

  private void days(double explored, double poisoned, CaptureLevel level) {
    new RoutedDays(SEED.plain(), explored, poisoned, 1)
        .write(home.resolve("journal.db"), level, CALLS);
  }

  private Retrained retrain(RetrainRequest.Options options, GateSettings gate) throws IOException {
    return new Retraining(request(options, gate), RetrainProgress.SILENT).run();
  }

  private RetrainRequest request(RetrainRequest.Options options, GateSettings gate) {
    var learning =
        new JournalSource.Learning(new Voting(Ladder.DEFAULT, EVENING), "test", step -> {});
    return new RetrainRequest(
        new RetrainRequest.Places(
            home, models(), List.of(PROJECT.resolve("training-data/golden.jsonl"))),
        SEED,
        new JournalSource(home.resolve("journal.db"), Period.EVER, TrainingSets.in(home), learning),
        gate,
        options,
        EVENING);
  }

  private ModelFolders models() {
    return new ModelFolders(List.of(home.resolve("models"), PROJECT.resolve("models")));
  }

  private static RetrainRequest.Options options(boolean fresh) {
    return new RetrainRequest.Options(fresh, true, new EncoderWish.Keep(), "test", 1);
  }

  /// Of 400 calls no interval is narrow.
  private static GateSettings lenient() {
    return new GateSettings(0.2, 0.5, 0.2, 1, 0.05, false);
  }
}
