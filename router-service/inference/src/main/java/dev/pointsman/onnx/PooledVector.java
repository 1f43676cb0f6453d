package dev.pointsman.onnx;

/// What the encoder says of one text; immutable, so that a cache may share it.
final class PooledVector {
  private final float[] components;

  PooledVector(float[] components) {
    this.components = components.clone();
  }

  float[] components() {
    return components.clone();
  }
}
