package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bench.RoutedDays;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.BadRow;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TrainingSetRefused;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import dev.pointsman.fit.UnusableTrainingData;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.label.TenantCap;
import dev.pointsman.policy.Quality;
import dev.pointsman.request.TaskType;
import dev.pointsman.round.RetrainRequest.EncoderWish;
import dev.pointsman.round.RetrainRequest.Sequel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Retrainings night after night, stopped before anything is learnt.
class RoundStartTest {
  private static final Corpus SEED = RetrainPlace.seed(40);
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final int CALLS = 80;

  @TempDir private Path home;

  @Test
  void anEmptyJournalLeavesNothingInTheWayOfTheNextNight() throws IOException {
    days(SEED.plain(), 0);
    assertThatThrownBy(() -> retrain(tonight()))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining("no decisions");
    assertThat(rounds()).isEmpty();
    days(SEED.plain(), CALLS);
    begin(tomorrow());
    assertThat(rounds()).extracting(RoundFolder::name).containsExactly("20261121-200000");
  }

  @Test
  void labelsThatAllAgreeTeachNothingAndLeaveNothing() throws IOException {
    days(SEED.plain().stream().filter(RoundStartTest::isEasy).toList(), CALLS);
    assertThatThrownBy(() -> retrain(tonight()))
        .isInstanceOf(RetrainRefused.class)
        .hasMessageContaining("expected labels that disagree, got")
        .hasMessageContaining("that all admit fast");
    assertThat(rounds()).isEmpty();
    assertThat(TrainingSets.in(home).names()).isEmpty();
  }

  @Test
  void aLadderThatIsNotTheModelsLeavesNothing() throws IOException {
    days(SEED.plain(), CALLS);
    var terms = new RetrainRequest.Terms(RetrainPlace.LENIENT, Deployment.usual().with(2));
    assertThatThrownBy(() -> retrain(place().request(RetrainPlace.KEEP, terms)))
        .hasMessageContaining("expected a model of as many tiers");
    assertThat(rounds()).isEmpty();
  }

  @Test
  void goldenCasesThatCannotBeReadLeaveNothing() throws IOException {
    days(SEED.plain(), CALLS);
    var broken = Files.writeString(home.resolve("golden.jsonl"), "{\"id\": 1}\n");
    var place = new RetrainPlace(home, SEED, List.of(broken));
    assertThatThrownBy(() -> retrain(place.request(RetrainPlace.KEEP, usual())))
        .isInstanceOf(BadRow.class);
    assertThat(rounds()).isEmpty();
  }

  @Test
  void aRoundWhoseRowsCannotBeTrainedOnIsOver() throws IOException {
    days(SEED.plain(), CALLS);
    var formats =
        RetrainPlace.seed(2_000).plain().stream().filter(RoundStartTest::isFormat).toList();
    var corpus = new Corpus(formats, List.of(), List.of(), "formats");
    assertThatThrownBy(() ->
            retrain(new RetrainPlace(home, corpus, List.of()).request(RetrainPlace.KEEP, usual())))
        .isInstanceOf(UnusableTrainingData.class);
    assertThat(rounds()).hasSize(1).allMatch(RoundFolder::isEnded);
    begin(tomorrow());
    assertThat(rounds()).hasSize(2);
  }

  @Test
  void aRoundThatWasInterruptedIsGoneOnWithTheNextNight() throws IOException {
    days(SEED.plain(), CALLS);
    begin(tonight());
    begin(tomorrow());
    assertThat(rounds()).extracting(RoundFolder::name).containsExactly("20261120-200000");
  }

  @ParameterizedTest
  @MethodSource("others")
  void anInterruptedRoundIsNotGoneOnWithWhereSomethingElseIsAskedFor(
      Change change, String begunWith) throws IOException {
    days(SEED.plain(), CALLS);
    begin(tonight());
    assertThatThrownBy(() -> retrain(change.of(tonight(), home)))
        .isInstanceOf(RetrainRefused.class)
        .hasMessageContaining("round 20261120-200000 was begun with " + begunWith)
        .hasMessageContaining("run again with --fresh");
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(
            (Change) (request, _) -> with(request, options(full(), 1)),
            "--full false, now it is true"),
        Arguments.of(
            (Change) (request, _) -> with(request, options(new EncoderWish.Keep(), 2)),
            "--seed 1, now it is 2"),
        Arguments.of(
            (Change) (request, _) -> with(request, terms(RetrainPlace.LENIENT.allowingUnknown())),
            "--allow-unidentified false, now it is true"),
        Arguments.of(
            (Change)
                (request, _) ->
                    with(request, new RetrainRequest.Terms(RetrainPlace.LENIENT, strict())),
            "configuration"),
        Arguments.of((Change) RoundStartTest::withGolden, "golden cases golden.jsonl"),
        Arguments.of(
            (Change) RoundStartTest::sinceNoon,
            "--since the beginning, now it is 2026-11-20T12:00:00Z"));
  }

  @Test
  void aPlanThatCannotBeReadIsNamedWithTheRemedy() throws IOException {
    days(SEED.plain(), CALLS);
    begin(tonight());
    Files.writeString(rounds().getFirst().file("round.json"), "{\"of\":\"another version\"}");
    assertThatThrownBy(() -> retrain(tomorrow()))
        .isInstanceOf(RetrainRefused.class)
        .hasMessageContaining("round 20261120-200000")
        .hasMessageContaining("--fresh");
  }

  /// What a later command line asks for.
  private interface Change {
    RetrainRequest of(RetrainRequest request, Path home) throws IOException;
  }

  private static RetrainRequest withGolden(RetrainRequest request, Path home) throws IOException {
    var own = Files.copy(RetrainPlace.GOLDEN.getFirst(), home.resolve("own.jsonl"));
    var golden = List.of(RetrainPlace.GOLDEN.getFirst(), own);
    return new RetrainRequest(
        new RetrainRequest.Places(home, request.places().models(), golden),
        request.corpus(),
        request.source(),
        request.terms(),
        request.options(),
        request.start());
  }

  private static RetrainRequest sinceNoon(RetrainRequest request, Path home) {
    var noon = new Period(MORNING.plusSeconds(14_400), Instant.MAX);
    var learning = new Learning(Ladder.DEFAULT, TenantCap.DEFAULT, "test", step -> {});
    return new RetrainRequest(
        request.places(),
        request.corpus(),
        new JournalSource(home.resolve("journal.db"), noon, TrainingSets.in(home), learning),
        request.terms(),
        request.options(),
        request.start());
  }

  private static RetrainRequest with(RetrainRequest request, RetrainRequest.Options options) {
    return new RetrainRequest(
        request.places(),
        request.corpus(),
        request.source(),
        request.terms(),
        options,
        request.start());
  }

  private static RetrainRequest with(RetrainRequest request, RetrainRequest.Terms terms) {
    return new RetrainRequest(
        request.places(),
        request.corpus(),
        request.source(),
        terms,
        request.options(),
        request.start());
  }

  private static RetrainRequest.Options options(EncoderWish encoder, long seed) {
    return new RetrainRequest.Options(false, Sequel.PROMOTION, encoder, "test", seed, 2);
  }

  private static EncoderWish full() {
    return new EncoderWish.Train(PretrainedEncoder.packaged(), TrainingSettings.DEFAULTS);
  }

  private static Deployment strict() {
    var usual = Deployment.usual();
    return new Deployment(usual.catalog(), usual.settings().withDial(Quality.STRICT.dial()));
  }

  private static RetrainRequest.Terms usual() {
    return terms(RetrainPlace.LENIENT);
  }

  private static RetrainRequest.Terms terms(GateSettings gate) {
    return new RetrainRequest.Terms(gate, Deployment.usual());
  }

  private static boolean isEasy(LabeledExample row) {
    return row.tier() instanceof TierLabel.Interval label && label.lowest() == 0;
  }

  private static boolean isFormat(LabeledExample row) {
    return row.taskTypes().equals(Set.of(TaskType.FORMAT));
  }

  private void days(List<LabeledExample> rows, int calls) {
    new RoutedDays(rows, 0.3, 0, 1).write(home.resolve("journal.db"), CaptureLevel.FEATURES, calls);
  }

  private void begin(RetrainRequest request) {
    assertThatThrownBy(() -> new Retraining(request, new Unplugged(Stage.ENCODE)).run())
        .hasMessage("unplugged");
  }

  private static void retrain(RetrainRequest request) throws IOException {
    new Retraining(request, RetrainProgress.SILENT).run();
  }

  private List<RoundFolder> rounds() {
    return Rounds.in(home).all();
  }

  private RetrainRequest tonight() {
    return place().request(RetrainPlace.KEEP, usual());
  }

  private RetrainRequest tomorrow() {
    var request = tonight();
    return new RetrainRequest(
        request.places(),
        request.corpus(),
        request.source(),
        request.terms(),
        request.options(),
        RetrainPlace.EVENING.plusSeconds(86_400));
  }

  private RetrainPlace place() {
    return new RetrainPlace(home, SEED, RetrainPlace.GOLDEN);
  }
}
