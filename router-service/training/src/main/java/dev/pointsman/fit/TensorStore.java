package dev.pointsman.fit;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;

/// Named tensors in native memory that outlive a step; closing frees them.
final class TensorStore implements AutoCloseable {
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  private TensorStore(Map<String, FloatTensor> values, boolean learnt) {
    try (var _ = Native.scope()) {
      values.forEach((name, value) -> keep(name, Native.of(value), learnt));
    }
  }

  /// Tensors whose gradients are wanted.
  static TensorStore learnt(Map<String, FloatTensor> values) {
    return new TensorStore(values, true);
  }

  static TensorStore constant(Map<String, FloatTensor> values) {
    return new TensorStore(values, false);
  }

  private void keep(String name, Tensor tensor, boolean learnt) {
    tensor.requires_grad_(learnt);
    tensor.retainReference();
    tensors.put(name, tensor);
  }

  Tensor get(String name) {
    var tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no tensor is named " + name);
    }
    return tensor;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  Collection<Tensor> all() {
    return Collections.unmodifiableCollection(tensors.values());
  }

  Map<String, FloatTensor> copied() {
    var copies = new LinkedHashMap<String, FloatTensor>();
    tensors.forEach((name, tensor) -> copies.put(name, Native.copied(tensor)));
    return copies;
  }

  void overwrite(Map<String, FloatTensor> values) {
    try (var _ = Native.scope();
        var _ = new AutoGradMode(false)) {
      tensors.forEach(
          (name, tensor) -> tensor.copy_(Native.of(EncoderWeights.present(name, values))));
    }
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::releaseReference);
    tensors.clear();
  }
}
