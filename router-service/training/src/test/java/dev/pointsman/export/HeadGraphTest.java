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
  /// One hidden unit: GELU(1 * 2 + 1 * 0.5 - 1.5) = GELU(1) = 0.841345.
  private static final HeadWeights HEAD =
      new HeadWeights(
          Map.of(
              "hidden.weight", tensor(new int[] {1, 2}, 1, 1),
              "hidden.bias", tensor(new int[] {1}, -1.5f),
              "tier.weight", tensor(new int[] {2, 1}, 2, 0),
              "tier.bias", tensor(new int[] {2}, 0, 0.5f),
              "task.weight", tensor(new int[] {1, 1}, 1),
              "task.bias", tensor(new int[] {1}, 0)));

  @Test
  void computesTheHeadOfTheTrainedModel(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("head.onnx"), new HeadGraph(HEAD, 1).model());
    try (var head = HeadSession.open(file, new HeadSession.Widths(1, 1, 2, 1))) {
      var chances = head.logits(new float[] {2}, new float[] {0.5f}).tierChances(2);
      var logit = (2 * 0.841345 - 0.5) / 2;
      assertThat(chances[0]).isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-5));
    }
  }

  private static FloatTensor tensor(int[] shape, float... values) {
    return FloatTensor.of(shape, values);
  }
}
