package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.request.TaskType;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HonestyTest {
  private static final List<TaskType> TYPES = List.of(TaskType.values());
  private static final double WARM = 2;

  @Test
  void aTemperatureThatHelpsManyRowsCounts() {
    assertThat(boastful(400).isBetterThanNone(WARM)).isTrue();
  }

  @Test
  void aTemperatureThatHelpsByTheLuckOfFewRowsDoesNot() {
    assertThat(boastful(2).isBetterThanNone(WARM)).isFalse();
    assertThat(modest(400).isBetterThanNone(WARM)).isFalse();
  }

  @Test
  void noRowsAreNoReason() {
    assertThat(boastful(0).isBetterThanNone(WARM)).isFalse();
  }

  /// Sure of each row, and right about every other one.
  private static Honesty boastful(int rows) {
    return honesty(rows, 8, 0.5);
  }

  /// Sure of each row, and right about nearly all.
  private static Honesty modest(int rows) {
    return honesty(rows, 8, 0.99);
  }

  private static Honesty honesty(int rows, float margin, double rightShare) {
    var chance = new Random(5);
    var logits = new float[rows * TYPES.size()];
    IntStream.range(0, rows).forEach(row -> logits[row * TYPES.size()] = margin);
    var labels =
        IntStream.range(0, rows)
            .mapToObj(_ -> label(TYPES.get(chance.nextDouble() < rightShare ? 0 : 1)))
            .toList();
    return new Honesty(FloatTensor.of(new int[] {rows, TYPES.size()}, logits), labels);
  }

  private static TrainingLabel label(TaskType type) {
    return new TrainingLabel(Source.SEED, new TierLabel.Unknown(), Set.of(type));
  }
}
