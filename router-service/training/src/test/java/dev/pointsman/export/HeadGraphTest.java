package dev.pointsman.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pointsman.fit.FloatTensor;
import dev.pointsman.fit.HeadWeights;
import dev.pointsman.onnx.HeadSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadGraphTest {
  /// One hidden unit: GELU(1 * 2 + 1 * 1 - 2) = GELU(1) = 0.841345. The feature says that a
  /// trajectory is known, so the tiers read the second half: 3 * 2 - 1 * 1 = 5; without it 2 * 2 =
  /// 4.
  private static final HeadWeights HEAD =
      new HeadWeights(
          Map.of(
              "hidden.weight", tensor(new int[] {1, 2}, 1, 1),
              "hidden.bias", tensor(new int[] {1}, -2),
              "trajectory.weight", tensor(new int[] {1, 1}, 1),
              "tier.weight", tensor(new int[] {2, 4}, 2, 7, 3, -1, 0, 0, 0, 0),
              "tier.bias", tensor(new int[] {2}, 0, 0.5f),
              "task.weight", tensor(new int[] {2, 1}, 1, 0),
              "task.bias", tensor(new int[] {2}, 0, 0)));

  @Test
  void readsTheTierByOtherWeightsWhereATrajectoryIsKnown(@TempDir Path folder) throws IOException {
    try (var head = open(folder)) {
      var within = head.logits(new float[] {2}, new float[] {1}).tierChances(2);
      var without = head.logits(new float[] {2}, new float[] {0}).tierChances(2);
      assertThat(within[0]).isCloseTo(1 / (1 + Math.exp(-(5 - 0.5) / 2)), within(1e-5));
      assertThat(without[0]).isCloseTo(1 / (1 + Math.exp(-(4 - 0.5) / 2)), within(1e-5));
    }
  }

  @Test
  void readsTheTaskTypeThroughTheHiddenLayer(@TempDir Path folder) throws IOException {
    try (var head = open(folder)) {
      var chances = head.logits(new float[] {2}, new float[] {1}).taskChances(1);
      assertThat(chances[0]).isCloseTo(1 / (1 + Math.exp(-0.841345)), within(1e-5));
    }
  }

  private static HeadSession open(Path folder) throws IOException {
    var file = Files.write(folder.resolve("head.onnx"), new HeadGraph(HEAD, 1).model());
    return HeadSession.open(file, new HeadSession.Widths(1, 1, 2, 2));
  }

  private static FloatTensor tensor(int[] shape, float... values) {
    return FloatTensor.of(shape, values);
  }
}
