package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.request.TaskType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesTest {
  @Test
  void keepsEveryBatchWithinItsTokens() {
    var random = new Random(3);
    var lengths = IntStream.range(0, 500).mapToObj(_ -> 1 + random.nextInt(100)).toList();
    var batches = Batches.bucketed(lengths, 400, 9);
    assertThat(batches.stream().flatMap(List::stream)).hasSize(500).doesNotHaveDuplicates();
    assertThat(batches)
        .allMatch(batch ->
            batch.size() * Collections.max(batch.stream().map(lengths::get).toList()) <= 400);
  }

  @Test
  void hidesValueAndPresenceOfAGroupTogether() {
    var groups = List.of(FeatureGroup.SIZE, FeatureGroup.TOOLS);
    var rows = IntStream.range(0, 1000).boxed().toList();
    var ones = new float[4000];
    Arrays.fill(ones, 1);
    var thinned =
        new FeatureDropout(groups, new DropoutRates(0, 0, 0.3, 0.1, 0))
            .thinned(FloatTensor.of(new int[] {1000, 4}, ones), rows, 1)
            .copy();
    var hidden = rows.stream().filter(i -> thinned[4 * i] == 0).toList();
    assertThat(hidden).hasSizeBetween(320, 420).allMatch(i -> thinned[4 * i + 2] == 0);
  }

  @Test
  void leavesTheFeaturesOfSomeRowsWhole() {
    var rows = IntStream.range(0, 1000).boxed().toList();
    var ones = new float[2000];
    Arrays.fill(ones, 1);
    var thinned =
        new FeatureDropout(List.of(FeatureGroup.SIZE), new DropoutRates(0, 0, 0.9, 0.9, 0.5))
            .thinned(FloatTensor.of(new int[] {1000, 2}, ones), rows, 1)
            .copy();
    assertThat(rows.stream().filter(i -> thinned[2 * i] == 1)).hasSizeBetween(450, 560);
  }

  @Test
  void risesToThePeakAndFallsToZero() {
    var schedule = new RateSchedule(new StageSettings(1, 1e-4, 0.1, 0, 1), 100, 6);
    assertThat(schedule.rate(0)).isEqualTo(1e-5, within(1e-9));
    assertThat(schedule.rate(9)).isEqualTo(1e-4, within(1e-9));
    assertThat(schedule.rate(100)).isZero();
    assertThat(schedule.factor("encoder.layer.5.output.dense.weight")).isEqualTo(1);
    assertThat(schedule.factor("embeddings.word_embeddings.weight"))
        .isLessThan(schedule.factor("encoder.layer.0.output.dense.weight"));
  }

  @Test
  void takesLargerStepsInTheTierLayerOnceTheEncoderIsFrozen() {
    var schedule = new RateSchedule(new StageSettings(1, 1e-4, 0.1, 0, 1), 100, 0);
    assertThat(schedule.factor("tier.weight")).isGreaterThan(schedule.factor("task.weight"));
  }

  @Test
  void warmsTiersThatAreTooSureAndNeverCoolsThem() {
    assertThat(calibration(8, 0).tierTemperature()).isGreaterThan(2);
    assertThat(calibration(0.5f, 0).tierTemperature()).isEqualTo(1, within(1e-6));
  }

  @Test
  void warmsTaskTypesThatAreTooSureAndCoolsThoseThatAreUnsure() {
    assertThat(calibration(0, 20).taskTemperature()).isGreaterThan(2);
    assertThat(calibration(0, 3).taskTemperature()).isLessThan(0.8);
  }

  @Test
  void doesNotCalibrateOnLaddersThatNobodyServes() {
    var labels = List.of(new TrainingLabel(Source.LIVECODEBENCH, exactly(1), Set.of()));
    var calibration = calibration(labels, 8, 8);
    assertThat(calibration.tierTemperature()).isEqualTo(1);
    assertThat(calibration.taskTemperature()).isEqualTo(1);
  }

  /// Divided alone, the logits would draw the chance of the cheapest tier towards one in four.
  @Test
  void leavesTheMeanChancesOfTheTiersAsTheyWereTrained() {
    var logits = FloatTensor.of(new int[] {2, 4}, new float[] {9, 1, 0, 2, 3, 4, 0, 1});
    var labels = List.of(label(0), label(1));
    var mean = new MeanChances(logits, labels);
    var shift = mean.shift(3);
    assertThat(mean.under(shift, 3)).isNotEqualTo(mean.under(mean.shift(1), 3));
    assertThat(mean.under(shift, 3))
        .zipSatisfy(
            mean.under(mean.shift(1), 1),
            (now, before) -> assertThat(now).isEqualTo(before, within(1e-3)));
  }

  /// Four of five rows are of the classes that the logits prefer, which are two.
  private static Calibration calibration(float tierMargin, float taskMargin) {
    var labels =
        IntStream.range(0, 200).mapToObj(i -> label(i % 5 == 0 ? 1 - i % 2 : i % 2)).toList();
    return calibration(labels, tierMargin, taskMargin);
  }

  private static Calibration calibration(
      List<TrainingLabel> labels, float tierMargin, float taskMargin) {
    var rows = labels.size();
    var tiers = new float[rows * 4];
    var types = new float[rows * 29];
    for (var i = 0; i < rows; i++) {
      tiers[4 * i + i % 2] = tierMargin;
      tiers[4 * i + 2] = -20;
      tiers[4 * i + 3] = -20;
      types[29 * i + i % 2] = taskMargin;
    }
    var answers =
        new HeadAnswers(
            FloatTensor.of(new int[] {rows, 4}, tiers),
            FloatTensor.of(new int[] {rows, 29}, types));
    var vectors = FloatTensor.of(new int[] {rows, 1}, new float[rows]);
    return Calibrator.of(answers, new HeadExamples(vectors, vectors, labels));
  }

  private static TrainingLabel label(int rank) {
    return new TrainingLabel(
        Source.SEED, exactly(rank), Set.of(List.of(TaskType.values()).get(rank)));
  }

  private static TierLabel exactly(int tier) {
    return new TierLabel.Interval(tier, tier, 1);
  }

  @Test
  void weighsRareTaskTypesMore() {
    var rare = task(TaskType.TRANSLATE);
    var common = task(TaskType.BUG_FIX);
    var rows = new ArrayList<>(Collections.nCopies(90, common));
    rows.addAll(Collections.nCopies(10, rare));
    var weights = new LabelWeights(rows);
    assertThat(weights.task(rare)).isGreaterThan(weights.task(common));
    assertThat(rows.stream().mapToDouble(weights::task).average().orElseThrow())
        .isEqualTo(1, within(1e-9));
  }

  private static TrainingLabel task(TaskType type) {
    return new TrainingLabel(Source.SEED, new TierLabel.Unknown(), Set.of(type));
  }

  @Test
  void drawsACurveWithItsAxes() {
    var points =
        List.of(new LearningCurve.Point(1, 2.5, 1, 1.2), new LearningCurve.Point(2, 1.5, 0.8, 1));
    assertThat(new CurveDrawing(new LearningCurve("encoder", points)).svg())
        .startsWith("<svg")
        .contains("epoch", "loss in nats", "2.50", "<polyline")
        .endsWith("</svg>\n");
  }

  @Test
  void showsABarWithLossSpeedAndTimeLeft() {
    var bytes = new ByteArrayOutputStream();
    var position = new StepReport.Position(1, 3, 50, 100);
    new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .stepped(new StepReport(position, 1.25, 3400, Duration.ofSeconds(125)));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("[############............] epoch 1/3 step 50/100 loss 1.2500")
        .contains("3,400 tokens/s 2:05 left");
  }

  @Test
  void namesTheSettingThatIsOutOfRange() {
    assertThatThrownBy(() -> new StageSettings(0, 1e-4, 0.1, 0.01, 1))
        .hasMessage("training setting epochs: expected at least 1, got 0");
    assertThatThrownBy(() -> new BatchSettings(192, 100))
        .hasMessageContaining("tokens per batch: expected at least max tokens (192), got 100");
  }
}
