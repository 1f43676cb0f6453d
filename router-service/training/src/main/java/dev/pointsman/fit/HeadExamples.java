package dev.pointsman.fit;

import java.util.List;

/// Rows as the head sees them: pooled vectors of a frozen encoder, feature vectors, and labels, row
/// by row.
public record HeadExamples(FloatTensor pooled, FloatTensor features, List<TrainingLabel> labels) {
  public HeadExamples {
    labels = List.copyOf(labels);
    requireRows("pooled vectors", pooled, labels.size());
    requireRows("feature vectors", features, labels.size());
  }

  public int size() {
    return labels.size();
  }

  /// The named rows, in the given order: a fold of cross-validation.
  public HeadExamples picked(List<Integer> rows) {
    return new HeadExamples(
        Rows.picked(pooled, rows),
        Rows.picked(features, rows),
        rows.stream().map(labels::get).toList());
  }

  /// The same rows, teaching nothing of task types.
  HeadExamples tiersAlone() {
    return new HeadExamples(
        pooled, features, labels.stream().map(TrainingLabel::withoutTaskTypes).toList());
  }

  private static void requireRows(String name, FloatTensor matrix, int rows) {
    if (matrix.shape().length != 2 || matrix.shape()[0] != rows) {
      throw new IllegalArgumentException(
          "%s: expected a matrix of %d rows, got %s".formatted(name, rows, matrix));
    }
  }
}
