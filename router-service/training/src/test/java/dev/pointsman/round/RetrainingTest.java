package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bench.RoutedDays;
import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.CanaryShare;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.bundle.TrialFiles;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.dataset.Split;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.RetrainRequest.Sequel;
import dev.pointsman.round.Verdict.Ruling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole retrainings of the committed model on a sample of the seed set and made-up days, before
/// the project's golden cases.
class RetrainingTest {
  private static final Corpus SEED = RetrainPlace.seed(120);
  private static final int CALLS = 160;

  @TempDir private Path home;

  @Test
  void promotesWhatPassesEndsTheCanaryAndCanBeUndone() throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    TrialFiles.of(models()).startCanary(new CanaryShare(committedLabel(), 30));
    var retrained = new Retraining(request(trying(30), lenient()), RetrainProgress.SILENT).run();
    assertThat(retrained.isServing()).as(retrained.verdict().text()).isTrue();
    assertThat(TrialFiles.of(models()).canary()).isEmpty();
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
  void theSuccessorOfARetrainedModelIsJudgedByAllSessionsAsLongAsItsPeersAreKept()
      throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    judges(Sequel.PROMOTION, 1);
    var made = models().serving();
    var kept = new KeptPeers(Rounds.in(home));
    assertThat(kept.of(made, home.resolve("peers")))
        .hasSize(Split.FOLDS - 1)
        .extracting(peer -> CandidateFolder.sha256(peer, BundleFile.HEAD))
        .doesNotContain(CandidateFolder.sha256(made, BundleFile.HEAD))
        .doesNotHaveDuplicates();
    assertThat(kept.of(committed().serving(), home.resolve("none"))).isEmpty();
    assertThat(judges(Sequel.NOTHING, 2))
        .isEqualTo(new Unseen(Split.FOLDS, createdAt(committed().serving())));
    damageAHead();
    assertThat(kept.of(made, home.resolve("peers"))).isEmpty();
  }

  @Test
  void aHeadThatFlipsGoldenCasesIsTaughtAgainUntilTheyHold() throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    var said = new ArrayList<String>();
    var retrained = retrain(lenient(), new Told(said));
    assertThat(said).anyMatch(line -> line.contains("golden cases flip: taught again"));
    assertThat(retrained.verdict().checks())
        .filteredOn(check -> check.name().equals("golden cases"))
        .hasSize(1)
        .allSatisfy(check -> assertThat(check.found()).isEqualTo("46 of 46 hold"));
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
  void aCandidateThatTheLogsCannotJudgeDecidesForAShareWhereThatIsAskedFor() throws IOException {
    days(0.3, 0, CaptureLevel.FEATURES);
    var options = trying(30);
    var retrained = new Retraining(request(options, lenient()), RetrainProgress.SILENT).run();
    assertThat(retrained.verdict().ruling()).isEqualTo(Ruling.UNPROVEN);
    assertThat(TrialFiles.of(models()).canary())
        .contains(new CanaryShare(retrained.verdict().candidate(), 30));
    assertThat(models().serving().manifest().identity().label()).isEqualTo(committedLabel());
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
  void whatAKilledPromotionLeftHalfWrittenGoes() throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    assertThatThrownBy(() -> retrain(lenient(), new Unplugged(Stage.PROMOTE)));
    var plan = new RoundFolder(round()).plan(RoundPlan.class);
    var half = home.resolve("models/." + plan.candidate() + "-0b5e");
    Files.writeString(Files.createDirectories(half).resolve("model.onnx"), "half");
    retrain(lenient(), RetrainProgress.SILENT);
    assertThat(half).doesNotExist();
  }

  @Test
  void aPromotionThatWasCutOffBehindItsRenameIsFinished() throws IOException {
    days(0.3, 0, CaptureLevel.REDACTED);
    var retrained = retrain(lenient(), RetrainProgress.SILENT);
    Files.delete(retrained.round().resolve("ended.json"));
    var again = retrain(lenient(), RetrainProgress.SILENT);
    assertThat(again).isEqualTo(retrained);
    assertThat(models().previous()).isEqualTo(committedLabel());
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
    return new Retraining(request(RetrainPlace.KEEP, gate), progress).run();
  }

  private static RetrainRequest.Options trying(int percent) {
    return new RetrainRequest.Options(
        false, new Sequel(true, percent), new EncoderWish.Keep(), "test", 1, 2);
  }

  private RetrainRequest request(RetrainRequest.Options options, GateSettings gate) {
    return place().request(options, new RetrainRequest.Terms(gate, Deployment.usual()));
  }

  /// Retrains some hours after the committed model was made; returns which sessions judged.
  private Unseen judges(Sequel sequel, long hours) throws IOException {
    var options = new RetrainRequest.Options(false, sequel, new EncoderWish.Keep(), "test", 1, 2);
    var asked = new ArrayList<Unseen>();
    var usual = request(options, lenient());
    var request =
        new RetrainRequest(
            usual.places(),
            usual.corpus(),
            new Listened(usual.source(), asked),
            usual.terms(),
            options,
            createdAt(committed().serving()).plus(Duration.ofHours(hours)));
    if (sequel.promotes()) {
      new Retraining(request, RetrainProgress.SILENT).run();
    } else {
      var unplugged = new Retraining(request, new Unplugged(Stage.PROMOTE));
      assertThatThrownBy(unplugged::run).hasMessage("unplugged");
    }
    return asked.getFirst();
  }

  private void damageAHead() throws IOException {
    for (var round : Rounds.in(home).all()) {
      Files.writeString(round.file(RoundFolder.PEER + "1.bin"), "half");
    }
  }

  private static Instant createdAt(ModelBundle bundle) {
    return bundle.manifest().identity().createdAt();
  }

  private RetrainPlace place() {
    return new RetrainPlace(home, SEED, RetrainPlace.GOLDEN);
  }

  private ModelFolders models() {
    return place().models();
  }

  private static String committedLabel() {
    return committed().serving().manifest().identity().label();
  }

  private static ModelFolders committed() {
    return new ModelFolders(List.of(RetrainPlace.PROJECT.resolve("models")));
  }

  private static GateSettings lenient() {
    return RetrainPlace.LENIENT;
  }

  /// Writes down what is said.
  private record Told(List<String> lines) implements RetrainProgress {
    @Override
    public void began(Stage stage) {}

    @Override
    public void moved(double done, Duration left) {}

    @Override
    public void said(String fact) {
      lines.add(fact);
    }
  }

  /// Notes which sessions may judge.
  private record Listened(RoundSource source, List<Unseen> judges) implements RoundSource {
    @Override
    public Map<String, String> asked() {
      return source.asked();
    }

    @Override
    public TrainingSet build(Instant asOf) {
      return source.build(asOf);
    }

    @Override
    public TrainingSet read(String name) {
      return source.read(name);
    }

    @Override
    public LoggedTraffic traffic(Instant asOf, Unseen unseen) {
      judges.add(unseen);
      return source.traffic(asOf, unseen);
    }
  }
}
