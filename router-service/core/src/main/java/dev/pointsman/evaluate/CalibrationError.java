package dev.pointsman.evaluate;

import java.util.List;

/// Expected calibration error: the mean gap between stated confidence and observed accuracy, over
/// ten bins of equal width (Guo et al., arXiv 1706.04599).
public final class CalibrationError {
  private static final int BINS = 10;

  private CalibrationError() {}

  /// A stated confidence in [0, 1] and how right it was (1 right, 0 wrong).
  public record Stated(double confidence, boolean right) {}

  public static double of(List<Stated> rows) {
    var confidence = new double[BINS];
    var right = new double[BINS];
    for (var row : rows) {
      var bin = Math.min(BINS - 1, (int) (row.confidence() * BINS));
      confidence[bin] += row.confidence();
      right[bin] += row.right() ? 1 : 0;
    }
    var gap = 0.0;
    for (var bin = 0; bin < BINS; bin++) {
      gap += Math.abs(confidence[bin] - right[bin]);
    }
    return rows.isEmpty() ? Double.NaN : gap / rows.size();
  }
}
