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
        new FeatureDropout(groups, new DropoutRates(0, 0, 0.3, 0.1))
            .thinned(FloatTensor.of(new int[] {1000, 4}, ones), rows, 1)
            .copy();
    var hidden = rows.stream().filter(i -> thinned[4 * i] == 0).toList();
    assertThat(hidden).hasSizeBetween(320, 420).allMatch(i -> thinned[4 * i + 2] == 0);
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
  void coolsWhatIsUnsureAndWarmsWhatIsTooSure() {
    assertThat(temperature(8)).isGreaterThan(2);
    assertThat(temperature(0.5f)).isLessThan(0.6);
  }

  /// Four of five rows are of the class that the logits prefer.
  private static double temperature(float margin) {
    var logits = new float[5 * 4];
    var labels = IntStream.range(0, 5).mapToObj(i -> label(i == 0 ? 1 : 0)).toList();
    for (var i = 0; i < 5; i++) {
      logits[4 * i] = margin;
      logits[4 * i + 2] = -20;
      logits[4 * i + 3] = -20;
    }
    var answers =
        new HeadAnswers(
            FloatTensor.of(new int[] {5, 4}, logits),
            FloatTensor.of(new int[] {5, 29}, new float[145]));
    var vectors = FloatTensor.of(new int[] {5, 1}, new float[5]);
    return Calibrator.of(answers, new HeadExamples(vectors, vectors, labels)).tierTemperature();
  }

  private static TrainingLabel label(int tier) {
    return new TrainingLabel(
        Source.SEED, new TierLabel.Interval(tier, tier, 1), Set.<TaskType>of());
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
