package dev.pointsman.fit;

import dev.pointsman.text.EncodedText;
import java.util.Arrays;
import java.util.List;

/// Texts of one batch, padded to the longest.
final class TokenBatch {
  private final long[] ids;
  private final long[] types;
  private final float[] mask;
  private final int rows;
  private final int width;

  private TokenBatch(int rows, int width) {
    this.rows = rows;
    this.width = width;
    this.ids = new long[rows * width];
    this.types = new long[rows * width];
    this.mask = new float[rows * width];
  }

  static TokenBatch of(List<EncodedText> texts) {
    var width = texts.stream().mapToInt(EncodedText::length).max().orElseThrow();
    var batch = new TokenBatch(texts.size(), width);
    for (var row = 0; row < texts.size(); row++) {
      batch.put(row, texts.get(row));
    }
    return batch;
  }

  private void put(int row, EncodedText text) {
    System.arraycopy(text.ids(), 0, ids, row * width, text.length());
    System.arraycopy(text.types(), 0, types, row * width, text.length());
    Arrays.fill(mask, row * width, row * width + text.length(), 1);
  }

  long[] ids() {
    return ids;
  }

  long[] types() {
    return types;
  }

  /// 1 for a token, 0 for padding.
  float[] mask() {
    return mask;
  }

  int rows() {
    return rows;
  }

  int width() {
    return width;
  }

  boolean padded() {
    for (var present : mask) {
      if (present == 0) {
        return true;
      }
    }
    return false;
  }
}
