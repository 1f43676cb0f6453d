package dev.pointsman.fit;

import java.util.LinkedHashMap;
import java.util.Random;

/// A random encoder of two narrow layers with MiniLM's tokenizer: trains in seconds.
final class TinyEncoder {
  static final PretrainedEncoder ENCODER = drawn();

  private TinyEncoder() {}

  private static PretrainedEncoder drawn() {
    var shape = new EncoderShape(2, 32, 4, 64, 30522, 64, 1e-12);
    var random = new Random(7);
    var tensors = new LinkedHashMap<String, FloatTensor>();
    shape
        .tensors()
        .forEach((name, extents) ->
            tensors.put(
                name,
                drawn(
                    extents.stream().mapToInt(Integer::intValue).toArray(),
                    name.endsWith("LayerNorm.weight") ? 1 : 0,
                    random)));
    var tokenizer = PretrainedEncoder.packaged().tokenizerJson();
    return new PretrainedEncoder(new EncoderWeights(shape, tensors), tokenizer, "tiny", "none");
  }

  private static FloatTensor drawn(int[] shape, double centre, Random random) {
    var size = 1;
    for (var extent : shape) {
      size *= extent;
    }
    var values = new float[size];
    for (var i = 0; i < size; i++) {
      values[i] = (float) (centre + 0.1 * random.nextGaussian());
    }
    return FloatTensor.of(shape, values);
  }
}
