package dev.pointsman.export;

import dev.pointsman.fit.FloatTensor;

/// A matrix in signed bytes, each row with a scale of its own: `value = byte * scale`. Symmetric,
/// so that no zero point is needed; the range is -127 to 127.
final class QuantizedRows {
  private static final float LARGEST = 127;

  private final int rows;
  private final int columns;
  private final byte[] values;
  private final float[] scales;

  private QuantizedRows(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    values = new byte[rows * columns];
    scales = new float[rows];
  }

  static QuantizedRows of(FloatTensor matrix) {
    var shape = matrix.shape();
    var quantized = new QuantizedRows(shape[0], shape[1]);
    var floats = matrix.copy();
    for (var row = 0; row < quantized.rows; row++) {
      quantized.quantize(row, floats);
    }
    return quantized;
  }

  private void quantize(int row, float[] floats) {
    var largest = 0f;
    for (var i = row * columns; i < (row + 1) * columns; i++) {
      largest = Math.max(largest, Math.abs(floats[i]));
    }
    scales[row] = largest == 0 ? 1 : largest / LARGEST;
    for (var i = row * columns; i < (row + 1) * columns; i++) {
      values[i] = (byte) Math.round(floats[i] / scales[row]);
    }
  }

  int[] shape() {
    return new int[] {rows, columns};
  }

  byte[] values() {
    return values.clone();
  }

  /// The transpose's shape: the layout in which a graph multiplies, `[in, out]`.
  int[] transposedShape() {
    return new int[] {columns, rows};
  }

  byte[] transposedValues() {
    var turned = new byte[values.length];
    for (var i = 0; i < values.length; i++) {
      turned[i % columns * rows + i / columns] = values[i];
    }
    return turned;
  }

  FloatTensor scales() {
    return FloatTensor.of(new int[] {rows}, scales.clone());
  }

  /// The scales as a column, to be gathered by row.
  FloatTensor scaleColumn() {
    return FloatTensor.of(new int[] {rows, 1}, scales.clone());
  }
}
