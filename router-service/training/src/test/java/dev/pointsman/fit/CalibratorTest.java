package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.dataset.TierScale;
import dev.pointsman.request.TaskType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Heads that state nine in ten for one of two tiers, whatever became of the rows.
class CalibratorTest {
  private static final int CLASSES = TierScale.NONE + 1;
  private static final float SURE = (float) Math.log(9);

  @Test
  void chancesAreHonestOfTrafficHoweverWellOtherRowsAreToldApart() {
    var traffic = rows(Source.JOURNAL, 1_000, 0.7);
    var both = traffic.and(rows(Source.SEED, 1_000, 0.97));
    assertThat(temperature(both)).isBetween(2.2, 3.0).isEqualTo(temperature(traffic));
  }

  @Test
  void theOtherRowsCountWhereThereIsLittleTraffic() {
    var little = rows(Source.JOURNAL, 90, 0.6).and(rows(Source.SEED, 1_000, 0.9));
    assertThat(temperature(little)).isBetween(1.0, 1.8);
  }

  @Test
  void fewReportsThatAreAsGoodAsChanceDoNotMakeAllChancesAlike() {
    assertThat(temperature(rows(Source.JOURNAL, 120, 0.55))).isBetween(2.0, 7.0);
    assertThat(temperature(rows(Source.JOURNAL, 4_000, 0.52))).isGreaterThan(6);
  }

  @Test
  void rowsWithoutALabelLeaveTheChancesAlone() {
    var silent = rows(Source.JOURNAL, 200, 0.5).without();
    assertThat(temperature(silent)).isEqualTo(1);
  }

  private static double temperature(Stated stated) {
    var count = stated.labels().size();
    var tier = FloatTensor.of(new int[] {count, CLASSES}, stated.flat());
    var types = TaskType.values().length;
    var task = FloatTensor.of(new int[] {count, types}, new float[count * types]);
    var nothing = FloatTensor.of(new int[] {count, 1}, new float[count]);
    return Calibrator.of(
            new HeadAnswers(tier, task), new HeadExamples(nothing, nothing, stated.labels()))
        .tierTemperature();
  }

  /// Logits and labels, row by row.
  private record Stated(List<List<Float>> logits, List<TrainingLabel> labels) {
    Stated and(Stated others) {
      var all = new ArrayList<>(logits);
      all.addAll(others.logits);
      var said = new ArrayList<>(labels);
      said.addAll(others.labels);
      return new Stated(all, said);
    }

    Stated without() {
      return new Stated(
          logits,
          labels.stream()
              .map(one -> new TrainingLabel(one.source(), new TierLabel.Unknown(), Set.of()))
              .toList());
    }

    float[] flat() {
      var flat = new float[logits.size() * CLASSES];
      for (var row = 0; row < logits.size(); row++) {
        for (var tier = 0; tier < CLASSES; tier++) {
          flat[row * CLASSES + tier] = logits.get(row).get(tier);
        }
      }
      return flat;
    }
  }

  /// Half of the rows are said to need one tier, half another one.
  ///
  /// @param right the share of which that is so
  private static Stated rows(Source source, int count, double right) {
    var chance = new Random(3);
    var logits = new ArrayList<List<Float>>();
    var labels = new ArrayList<TrainingLabel>();
    for (var row = 0; row < count; row++) {
      var stated = row % 2;
      logits.add(stated == 0 ? List.of(SURE, 0f, -9f, -9f) : List.of(0f, SURE, -9f, -9f));
      var tier = chance.nextDouble() < right ? stated : 1 - stated;
      labels.add(new TrainingLabel(source, new TierLabel.Interval(tier, tier, 1), Set.of()));
    }
    return new Stated(logits, labels);
  }
}
