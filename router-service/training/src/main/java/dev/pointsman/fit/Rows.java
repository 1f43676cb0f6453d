package dev.pointsman.fit;

import java.util.List;

/// Picks and gathers rows of matrices.
final class Rows {
  private Rows() {}

  static FloatTensor picked(FloatTensor matrix, List<Integer> rows) {
    var width = matrix.shape()[1];
    var source = matrix.data();
    var picked = new float[rows.size() * width];
    for (var i = 0; i < rows.size(); i++) {
      source.get(rows.get(i) * width, picked, i * width, width);
    }
    return FloatTensor.of(new int[] {rows.size(), width}, picked);
  }

  static FloatTensor pickedValues(FloatTensor vector, List<Integer> places) {
    var picked = new float[places.size()];
    for (var i = 0; i < picked.length; i++) {
      picked[i] = vector.data().get(places.get(i));
    }
    return FloatTensor.of(new int[] {picked.length}, picked);
  }

  static FloatTensor gathered(List<float[]> rows, int width) {
    var data = new float[rows.size() * width];
    for (var i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, data, i * width, width);
    }
    return FloatTensor.of(new int[] {rows.size(), width}, data);
  }
}
