package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bench.RoutedDays;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.RetrainRequest.Sequel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole retraining with the encoder: few rows, one epoch, a short window.
class FullRetrainingTest {
  private static final Corpus SEED = RetrainPlace.seed(40);
  private static final int TOKENS = 16;
  private static final int CALLS = 80;

  @TempDir private Path home;

  @Test
  void trainsTheEncoderOnTheJournalTooAndGoesOnAfterAnInterrupt() throws IOException {
    new RoutedDays(SEED.plain(), 0.3, 0, 1)
        .write(home.resolve("journal.db"), CaptureLevel.REDACTED, CALLS);
    assertThatThrownBy(() -> retrain(new UnpluggedAtJudgement())).hasMessage("unplugged");
    var retrained = retrain(RetrainProgress.SILENT);
    assertThat(retrained.verdict().checks()).extracting(Check::name).contains("export parity");
    var made = BundleReader.read(retrained.model());
    assertThat(made.manifest().input().maxTokens()).isEqualTo(TOKENS);
    assertThat(made.manifest().origin().baseModel()).contains("MiniLM");
    assertThat(Files.readString(made.folder().resolve("README.md"))).contains("training set `");
    assertThat(retrained.round().resolve("workspace")).doesNotExist();
  }

  private Retrained retrain(RetrainProgress progress) throws IOException {
    var settings = TrainingSettings.DEFAULTS;
    var small =
        settings
            .withEncoder(settings.encoder().withEpochs(1))
            .withBatches(settings.batches().withMaxTokens(TOKENS));
    var wish = new EncoderWish.Train(PretrainedEncoder.packaged(), small);
    var options = new RetrainRequest.Options(false, Sequel.PROMOTION, wish, "test", 1, 2);
    var terms = new RetrainRequest.Terms(RetrainPlace.LENIENT, Deployment.usual());
    return new Retraining(
            new RetrainPlace(home, SEED, RetrainPlace.GOLDEN).request(options, terms), progress)
        .run();
  }

  /// Stops the work before the candidate is judged.
  private record UnpluggedAtJudgement() implements RetrainProgress {
    @Override
    public void began(Stage stage) {
      if (stage == Stage.JUDGE) {
        throw new IllegalStateException("unplugged");
      }
    }

    @Override
    public void moved(double done, Duration left) {}

    @Override
    public void said(String fact) {}
  }
}
