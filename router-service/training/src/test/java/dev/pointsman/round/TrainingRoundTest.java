package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingProgress;
import dev.pointsman.fit.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A smoke run of the whole round: a few hundred rows of the seed set, the packaged encoder, one
/// epoch.
class TrainingRoundTest {
  private static final int ROWS = 300;
  private static final int TOKENS = 24;

  @TempDir private Path folder;

  @Test
  void aSmallRoundLeavesAWholeMeasuredModel() throws IOException {
    var told = new ArrayList<String>();
    var outcome = new TrainingRound(request(), TrainingProgress.SILENT, told::add).run();
    assertThat(outcome.parity().passes()).as(outcome.parity().summary()).isTrue();
    assertThat(BundleReader.read(folder.resolve("models/smoke-1")).manifest().metrics())
        .isNotEmpty();
    assertThat(outcome.report().single()).containsKey("task ECE, calibrated");
    assertThat(Files.readString(folder.resolve("models/smoke-1/report.json")))
        .contains("learning_curves");
    assertThat(folder.resolve("work/curve-encoder.svg")).exists();
    assertThat(folder.resolve("work/drafts")).doesNotExist();
    assertThat(told).contains("exporting");
  }

  private RoundRequest request() throws IOException {
    var settings = TrainingSettings.DEFAULTS;
    var identity = new Manifest.Identity("smoke", "1", Instant.EPOCH);
    return new RoundRequest(
        PretrainedEncoder.packaged(),
        CorpusReader.seed(Path.of("../../training-data/seed")).sampled(ROWS),
        settings
            .withEncoder(settings.encoder().withEpochs(1))
            .withBatches(settings.batches().withMaxTokens(TOKENS)),
        new RoundRequest.Label(identity, "test", 1),
        new RoundRequest.Places(
            Files.createDirectories(folder.resolve("models")),
            Files.createDirectories(folder.resolve("work")),
            false));
  }
}
