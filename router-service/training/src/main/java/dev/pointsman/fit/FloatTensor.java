package dev.pointsman.fit;

import java.nio.FloatBuffer;
import java.util.Arrays;

/// A dense array of floats in row-major order, with its shape; immutable.
public final class FloatTensor {
  private final int[] shape;
  private final float[] data;

  private FloatTensor(int[] shape, float[] data) {
    this.shape = shape;
    this.data = data;
  }

  /// Takes the data over without a copy, since embeddings are large: the caller must not change
  /// them afterwards.
  public static FloatTensor of(int[] shape, float[] data) {
    var expected = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (expected != data.length) {
      throw new IllegalArgumentException(
          "expected %d values for shape %s, got %d"
              .formatted(expected, Arrays.toString(shape), data.length));
    }
    return new FloatTensor(shape.clone(), data);
  }

  public int[] shape() {
    return shape.clone();
  }

  public int size() {
    return data.length;
  }

  /// A read-only view of the values.
  public FloatBuffer data() {
    return FloatBuffer.wrap(data).asReadOnlyBuffer();
  }

  public float[] copy() {
    return data.clone();
  }

  public boolean isFinite() {
    for (var value : data) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /// The matrix with rows and columns exchanged.
  public FloatTensor transposed() {
    if (shape.length != 2) {
      throw new IllegalArgumentException("expected a matrix, got " + this);
    }
    var rows = shape[0];
    var columns = shape[1];
    var turned = new float[data.length];
    for (var i = 0; i < data.length; i++) {
      turned[i % columns * rows + i / columns] = data[i];
    }
    return of(new int[] {columns, rows}, turned);
  }

  @Override
  public String toString() {
    return "float" + Arrays.toString(shape);
  }
}
