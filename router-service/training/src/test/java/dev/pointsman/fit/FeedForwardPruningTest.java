package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.text.EncodedText;
import dev.pointsman.text.TextEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedForwardPruningTest {
  private static final EncoderWeights TINY = TinyEncoder.ENCODER.weights();
  private static final int HALF = TINY.shape().intermediate() / 2;
  private static final List<EncodedText> READ = texts(0, 200);
  private static final List<EncodedText> UNSEEN = texts(200, 240);

  @Test
  void neuronsThatRepeatOthersGoWithoutATrace() {
    var repeating = repeating();
    var pruned = FeedForwardPruning.pruned(repeating, HALF, READ);
    assertThat(pruned.shape()).isEqualTo(TINY.shape().withIntermediate(HALF));
    assertThat(distance(repeating, pruned)).isLessThan(1e-4);
  }

  @Test
  void imitationBringsBackWhatPruningTook() {
    var pruned = FeedForwardPruning.pruned(TINY, 4, READ);
    var before = distance(TINY, pruned);
    var stage = new StageSettings(6, 3e-3, 0.1, 0.01, 6);
    var settings = TinyData.settings().withPruning(new PruningSettings(0.1, stage));
    var pair = new Imitation.Pair(TINY, pruned);
    try (var imitation = new Imitation(pair, settings, TrainingProgress.SILENT, 1)) {
      assertThat(distance(TINY, imitation.taught(READ))).isBetween(1e-9, before / 2);
    }
  }

  /// The second half of the neurons answers as the first does.
  private static EncoderWeights repeating() {
    var tensors = new LinkedHashMap<>(TINY.tensors());
    var twice = IntStream.range(0, 2 * HALF).map(i -> i % HALF).boxed().toList();
    for (var layer = 0; layer < TINY.shape().layers(); layer++) {
      var wide = "encoder.layer.%d.intermediate.dense".formatted(layer);
      tensors.put(wide + ".weight", Rows.picked(TINY.tensor(wide + ".weight"), twice));
      tensors.put(wide + ".bias", Rows.pickedValues(TINY.tensor(wide + ".bias"), twice));
    }
    return new EncoderWeights(TINY.shape(), tensors);
  }

  /// The mean square of what differs in the pooled vectors of unseen texts.
  private static double distance(EncoderWeights one, EncoderWeights other) {
    var first = PooledVectors.of(one, UNSEEN).copy();
    var second = PooledVectors.of(other, UNSEEN).copy();
    return IntStream.range(0, first.length)
        .mapToDouble(i -> Math.pow(first[i] - second[i], 2))
        .average()
        .orElseThrow();
  }

  private static List<EncodedText> texts(int from, int to) {
    try (var tokenizer = new TextEncoder(TinyEncoder.ENCODER.tokenizerJson())) {
      return IntStream.range(from, to)
          .mapToObj(i -> "row %d asks for change %d of file%d.java ".formatted(i, i * i, i % 7))
          .map(words -> tokenizer.encode(new ClassifierText(words.repeat(2), ""), 32))
          .toList();
    }
  }
}
