package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.CorpusReader;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSetRefused;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.label.Voting;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.Verdict.Ruling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole retrainings of the committed model on a sample of the seed set and made-up days.
class RetrainingTest {
  private static final Path PROJECT = Path.of("../..");
  private static final Corpus SEED =
      CorpusReader.seed(PROJECT.resolve("training-data/seed")).sampled(120);
  private static final Instant EVENING = Instant.parse("2026-11-20T20:00:00Z");
  private static final int CALLS = 160;

  @TempDir private Path home;

  @Test
  void promotesWhatPassesAndCanBeUndone() throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    var retrained = retrain(lenient(), RetrainProgress.SILENT);
    assertThat(retrained.isServing()).as(retrained.verdict().text()).isTrue();
    var made = models().serving();
    assertThat(retrained.model()).endsWithRaw(Path.of(made.manifest().identity().label()));
    assertThat(made.manifest().origin().dataHash()).isEqualTo(set().sha256());
    assertThat(made.folder().resolve(BundleFile.REFERENCE.fileName())).exists();
    assertThat(CandidateFolder.sha256(made, BundleFile.ENCODER))
        .isEqualTo(CandidateFolder.sha256(committed().serving(), BundleFile.ENCODER));
    models().rollBack();
    assertThat(models().serving().manifest().identity().label()).isEqualTo(committedLabel());
  }

  @Test
  void goesOnWhereItWasInterruptedAndLeavesWhatServesAlone() throws IOException {
    days(0.3, 0, CaptureLevel.FEATURES);
    for (var stage : List.of(Stage.ENCODE, Stage.EVALUATE, Stage.PROMOTE)) {
      assertThatThrownBy(() -> retrain(lenient(), new Unplugged(stage))).hasMessage("unplugged");
      assertThat(models().serving().manifest().identity().label()).isEqualTo(committedLabel());
      assertThat(home.resolve("models")).doesNotExist();
    }
    var retrained = retrain(lenient(), RetrainProgress.SILENT);
    assertThat(home.resolve("rounds")).isDirectoryContaining("glob:**20261120-200000");
    assertThat(retrained.verdict().ruling()).isNotEqualTo(Ruling.PROMOTE);
    assertThat(models().serving().manifest().identity().label()).isEqualTo(committedLabel());
    assertThat(retrained.verdict().text()).contains("were kept without text");
    assertThat(Files.readString(retrained.model().resolve("README.md")))
        .contains("rows of the training set carry no text");
  }

  @Test
  void whoeverReportsTheOppositeGetsNoWorseModelThrough() throws IOException {
    days(0.3, 1, CaptureLevel.REDACTED);
    var retrained = retrain(GateSettings.DEFAULTS.allowingUnknown(), RetrainProgress.SILENT);
    assertThat(retrained.verdict().ruling()).isEqualTo(Ruling.REFUSED);
    assertThat(retrained.verdict().text()).contains("missed");
    assertThat(retrained.model()).hasParentRaw(round().resolve("refused"));
    assertThat(home.resolve("models")).doesNotExist();
  }

  @Test
  void aFullDiskLeavesWhatServesAloneAndIsNamed() throws IOException {
    days(0.3, 0, CaptureLevel.FEATURES);
    assertThatThrownBy(() -> retrain(lenient(), new Unplugged(Stage.ENCODE)));
    var full = Path.of("/dev/full");
    Files.createSymbolicLink(round().resolve(".vectors.bin.partial"), full);
    assertThatThrownBy(() -> retrain(lenient(), RetrainProgress.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("vectors.bin: No space left on device");
    assertThat(round().resolve("vectors.bin")).doesNotExist();
    assertThat(home.resolve("models")).doesNotExist();
  }

  @Test
  void labelsThatAllAgreeTeachNothing() {
    new RoutedDays(SEED.plain().stream().filter(RetrainingTest::isEasy).toList(), 0.3, 0, 1)
        .write(home.resolve("journal.db"), CaptureLevel.FEATURES, CALLS);
    assertThatThrownBy(() -> retrain(lenient(), RetrainProgress.SILENT))
        .isInstanceOf(RetrainRefused.class)
        .hasMessageContaining("expected labels that disagree, got")
        .hasMessageContaining("that all admit fast");
  }

  @Test
  void anEmptyJournalIsNothingToLearnFrom() {
    new RoutedDays(SEED.plain(), 0, 0, 1)
        .write(home.resolve("journal.db"), CaptureLevel.FEATURES, 0);
    assertThatThrownBy(() -> retrain(lenient(), RetrainProgress.SILENT))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining("no decisions");
  }

  @Test
  void anInterruptedRoundIsNotGoneOnWithUnderOtherTerms() throws IOException {
    days(0.3, 0, CaptureLevel.FEATURES);
    assertThatThrownBy(() -> retrain(lenient(), new Unplugged(Stage.ENCODE)));
    var wish = new EncoderWish.Train(PretrainedEncoder.packaged(), TrainingSettings.DEFAULTS);
    var other = new RetrainRequest.Options(false, true, wish, "test", 1);
    assertThatThrownBy(
            () -> new Retraining(request(other, lenient()), RetrainProgress.SILENT).run())
        .hasMessageContaining("was begun with --full false, now it is true")
        .hasMessageContaining("--fresh");
  }

  private static boolean isEasy(LabeledExample row) {
    return row.tier() instanceof TierLabel.Interval label && label.lowest() == 0;
  }

  private Path round() throws IOException {
    try (Stream<Path> rounds = Files.list(home.resolve("rounds"))) {
      return rounds.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  private void days(double explored, double poisoned, CaptureLevel level) {
    new RoutedDays(SEED.plain(), explored, poisoned, 1)
        .write(home.resolve("journal.db"), level, CALLS);
  }

  private TrainingSet set() {
    var sets = TrainingSets.in(home);
    return sets.read(sets.latest().orElseThrow());
  }

  private Retrained retrain(GateSettings gate, RetrainProgress progress) throws IOException {
    var options = new RetrainRequest.Options(false, true, new EncoderWish.Keep(), "test", 1);
    return new Retraining(request(options, gate), progress).run();
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

  private static String committedLabel() {
    return committed().serving().manifest().identity().label();
  }

  private static ModelFolders committed() {
    return new ModelFolders(List.of(PROJECT.resolve("models")));
  }

  /// Of a few hundred calls no interval is narrow, and on a busy machine no time is short.
  private static GateSettings lenient() {
    return new GateSettings(0.5, 1.5, 0.3, 2, 0.05, false);
  }

  /// Stops the work where a stage begins.
  private record Unplugged(Stage last) implements RetrainProgress {
    @Override
    public void began(Stage stage) {
      if (stage == last) {
        throw new IllegalStateException("unplugged");
      }
    }

    @Override
    public void moved(double done, Duration left) {}

    @Override
    public void said(String fact) {}
  }
}
