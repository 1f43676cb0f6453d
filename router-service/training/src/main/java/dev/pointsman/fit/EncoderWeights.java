package dev.pointsman.fit;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The encoder's trained numbers: exactly the tensors that its shape names, all finite.
public record EncoderWeights(EncoderShape shape, Map<String, FloatTensor> tensors) {
  public EncoderWeights {
    var expected = shape.tensors();
    var kept = new LinkedHashMap<String, FloatTensor>();
    for (var tensor : expected.entrySet()) {
      kept.put(tensor.getKey(), checked(tensor.getKey(), tensor.getValue(), tensors));
    }
    tensors = Collections.unmodifiableMap(kept);
  }

  public FloatTensor tensor(String name) {
    return present(name, tensors);
  }

  static FloatTensor checked(String name, List<Integer> shape, Map<String, FloatTensor> tensors) {
    var tensor = present(name, tensors);
    var expected = shape.stream().mapToInt(Integer::intValue).toArray();
    if (!Arrays.equals(expected, tensor.shape())) {
      throw new IllegalArgumentException(
          "tensor %s: expected shape %s, got %s".formatted(name, shape, tensor));
    }
    if (!tensor.isFinite()) {
      throw new IllegalArgumentException(
          "tensor %s: expected finite values, got NaN or infinity".formatted(name));
    }
    return tensor;
  }

  static FloatTensor present(String name, Map<String, FloatTensor> tensors) {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor %s: expected, but missing".formatted(name));
    }
    return tensor;
  }
}
