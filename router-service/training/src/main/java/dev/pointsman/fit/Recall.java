package dev.pointsman.fit;

import java.util.List;

/// What a head is retrained from, and what it may not forget.
///
/// @param anchor whose tier layer it starts as and stays near
/// @param served the calibration that it will have: promises are kept in the chances that leave it
/// @param promises that it is reminded of; it is calibrated as its rows ask for where there are
///   none
public record Recall(HeadWeights anchor, Calibration served, List<Promise> promises) {
  public Recall {
    promises = List.copyOf(promises);
  }

  /// Rows of which chances are to be kept.
  ///
  /// @param chances of the tiers and of none, row by row
  /// @param weight of the rows together, beside the mean of those that are learnt from
  public record Promise(HeadExamples rows, FloatTensor chances, double weight) {}

  /// Nothing is promised.
  public static Recall near(HeadWeights anchor) {
    return new Recall(anchor, Calibration.NONE, List.of());
  }

  /// The same once more, calibrated as a head that has not kept what is promised.
  public Recall promising(List<Promise> promised, TrainedHead forgetful) {
    return new Recall(anchor, forgetful.calibration(), promised);
  }

  boolean isFree() {
    return promises.isEmpty();
  }
}
