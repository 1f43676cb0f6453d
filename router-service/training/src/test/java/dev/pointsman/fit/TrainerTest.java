package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.request.TaskType;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final TrainingSettings SETTINGS = TinyData.settings();

  @Test
  void learnsAPatternAndCalibratesIt() {
    var run = new Trainer(SETTINGS, TrainingProgress.SILENT).train(TinyData.plan());
    var points = run.curves().getLast().points();
    assertThat(points.getLast().validationLoss()).isLessThan(0.6);
    assertThat(run.curves().getFirst().points()).hasSize(3);
    assertThat(run.model().calibration().tierTemperature()).isBetween(0.1, 10.0);
  }

  @Test
  void givesTheSameModelForTheSameSeed() {
    var first = new Trainer(SETTINGS, TrainingProgress.SILENT).train(TinyData.plan());
    var second = new Trainer(SETTINGS, TrainingProgress.SILENT).train(TinyData.plan());
    assertThat(bits(first)).isEqualTo(bits(second));
  }

  @Test
  void givesTheSameModelWhileAnotherIsTrained() throws InterruptedException {
    var alone = new Trainer(pruning(0.5), TrainingProgress.SILENT).train(TinyData.plan());
    var stop = new AtomicBoolean();
    var other =
        Thread.ofPlatform()
            .start(() -> {
              while (!stop.get()) {
                new Trainer(SETTINGS, TrainingProgress.SILENT).train(TinyData.plan());
              }
            });
    try {
      var beside = new Trainer(pruning(0.5), TrainingProgress.SILENT).train(TinyData.plan());
      assertThat(bits(beside)).isEqualTo(bits(alone));
    } finally {
      stop.set(true);
      other.join();
    }
  }

  @Test
  void goesOnAfterAnInterruptToTheSameModel(@TempDir Path folder) {
    var whole = new Trainer(SETTINGS, TrainingProgress.SILENT).train(TinyData.plan());
    var broken = new Trainer(SETTINGS, new BreakingProgress(15), Checkpoints.startingIn(folder));
    assertThatThrownBy(() -> broken.train(TinyData.plan())).hasMessage("pulled the plug");
    var resumed =
        new Trainer(SETTINGS, TrainingProgress.SILENT, Checkpoints.resumingFrom(folder))
            .train(TinyData.plan());
    assertThat(bits(resumed)).isEqualTo(bits(whole));
  }

  @Test
  void savesItsStateWhenInterrupted(@TempDir Path folder) {
    var stopped = new Trainer(SETTINGS, new InterruptingProgress(), Checkpoints.startingIn(folder));
    assertThatThrownBy(() -> stopped.train(TinyData.plan()))
        .isInstanceOf(TrainingInterrupted.class);
    assertThat(folder).isDirectoryContaining("glob:**/step-00000001-epoch-0001");
  }

  @Test
  void refusesTheCheckpointOfAnotherRun(@TempDir Path folder) {
    var broken = new Trainer(SETTINGS, new BreakingProgress(9), Checkpoints.startingIn(folder));
    assertThatThrownBy(() -> broken.train(TinyData.plan())).hasMessage("pulled the plug");
    var other =
        new Trainer(
            SETTINGS.withBatches(new BatchSettings(32, 256)),
            TrainingProgress.SILENT,
            Checkpoints.resumingFrom(folder));
    assertThatThrownBy(() -> other.train(TinyData.plan()))
        .hasMessageContaining("expected the same settings, data and seed");
  }

  @Test
  void tunesAPrunedEncoder() {
    var run = new Trainer(pruning(0.5), TrainingProgress.SILENT).train(TinyData.plan());
    var whole = TinyEncoder.ENCODER.weights().shape();
    assertThat(run.model().encoder().shape())
        .isEqualTo(whole.withIntermediate(whole.intermediate() / 2));
    assertThat(run.curves().getLast().points().getLast().validationLoss()).isLessThan(0.6);
  }

  @Test
  void aResumedRunDoesNotPruneAgainAndComesToTheSameModel(@TempDir Path folder) {
    var whole = new Trainer(pruning(0.5), TrainingProgress.SILENT).train(TinyData.plan());
    var broken =
        new Trainer(pruning(0.5), new BreakingProgress(40), Checkpoints.startingIn(folder));
    assertThatThrownBy(() -> broken.train(TinyData.plan())).hasMessage("pulled the plug");
    var stages = new StagesProgress();
    var resumed =
        new Trainer(pruning(0.5), stages, Checkpoints.resumingFrom(folder)).train(TinyData.plan());
    assertThat(stages.began()).containsExactly("encoder", "head");
    assertThat(bits(resumed)).isEqualTo(bits(whole));
  }

  @Test
  void refusesToKeepNoNeuron() {
    assertThatThrownBy(() -> pruning(0))
        .hasMessageContaining("kept share of the feed-forward neurons: expected in (0, 1], got 0");
  }

  @Test
  void trainsInHalfPrecisionToo() {
    var run =
        new Trainer(SETTINGS.withPrecision(Precision.BFLOAT16), TrainingProgress.SILENT)
            .train(TinyData.plan());
    assertThat(run.curves().getLast().points().getLast().validationLoss()).isLessThan(0.6);
  }

  @Test
  void refusesDataFromWhichNothingCouldBeLearnt() {
    assertRefused(List.of(), "training set: expected rows, got none");
    assertRefused(unlabelled(), "training set: expected tier labels, got none in 10 rows");
    var cheap = IntStream.range(0, 10).mapToObj(i -> TinyData.row(i, true)).toList();
    assertRefused(cheap, "expected at least two tiers");
  }

  @Test
  void refusesAnEmptyValidationSet() {
    var plan = TinyData.plan(TinyData.rows(0, 10), List.of());
    assertThatThrownBy(() -> new Trainer(SETTINGS, TrainingProgress.SILENT).train(plan))
        .isInstanceOf(UnusableTrainingData.class)
        .hasMessageContaining("validation set: expected rows, got none");
  }

  @Test
  void refusesAWindowWiderThanTheEncoder() {
    var wide = SETTINGS.withBatches(new BatchSettings(65, 256));
    assertThatThrownBy(() -> new Trainer(wide, TrainingProgress.SILENT).train(TinyData.plan()))
        .hasMessageContaining("max tokens: expected at most 64");
  }

  private static TrainingSettings pruning(double keptShare) {
    return SETTINGS.withPruning(SETTINGS.pruning().withKeptShare(keptShare));
  }

  private static List<LabeledExample> unlabelled() {
    return IntStream.range(0, 10)
        .mapToObj(i -> TinyData.example(i, true, new TierLabel.Unknown(), Set.of(TaskType.RENAME)))
        .toList();
  }

  private static void assertRefused(List<LabeledExample> train, String reason) {
    var plan =
        new TrainingPlan(
            TinyEncoder.ENCODER,
            new TrainingData(train, TinyData.rows(0, 10)),
            TinyData.layout(TinyData.rows(0, 10)),
            3,
            1);
    assertThatThrownBy(() -> new Trainer(SETTINGS, TrainingProgress.SILENT).train(plan))
        .isInstanceOf(UnusableTrainingData.class)
        .hasMessageContaining(reason);
  }

  private static List<FloatBuffer> bits(TrainingRun run) {
    return Stream.concat(
            run.model().encoder().tensors().values().stream(),
            run.model().head().tensors().values().stream())
        .map(FloatTensor::data)
        .toList();
  }
}
