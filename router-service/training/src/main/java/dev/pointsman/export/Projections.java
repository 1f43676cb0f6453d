package dev.pointsman.export;

import dev.pointsman.fit.EncoderWeights;
import dev.pointsman.fit.FloatTensor;
import java.nio.FloatBuffer;
import java.util.List;

/// Query, key and value projections of one layer stacked into one, so that a single product
/// computes the three.
record Projections(FloatTensor weight, FloatTensor bias) {
  private static final List<String> STACK = List.of("query", "key", "value");

  static Projections of(EncoderWeights weights, String attention) {
    return new Projections(
        stacked(weights, attention, ".weight"), stacked(weights, attention, ".bias"));
  }

  private static FloatTensor stacked(EncoderWeights weights, String attention, String kind) {
    var parts = STACK.stream().map(part -> weights.tensor(attention + "." + part + kind)).toList();
    var shape = parts.getFirst().shape();
    shape[0] *= parts.size();
    var buffer = FloatBuffer.allocate(parts.size() * parts.getFirst().size());
    parts.forEach(part -> buffer.put(part.data()));
    return FloatTensor.of(shape, buffer.array());
  }
}
