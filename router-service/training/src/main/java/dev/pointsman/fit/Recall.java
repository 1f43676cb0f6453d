package dev.pointsman.fit;

import java.util.List;

/// The head that a retrained one starts as and stays near, and how firmly it is reminded of what
/// that one said where no traffic tells otherwise.
///
/// @param anchor whose tier layer is the start
/// @param temperature that the anchor's tier logits are divided by where it serves
/// @param strength how much a reminded row weighs beside one with a label; 0 reminds of nothing
/// @param served the calibration that the reminded head will have: it is reminded in the chances
///   that leave it
public record Recall(HeadWeights anchor, double temperature, double strength, Calibration served) {
  private static final Calibration NONE = new Calibration(1, 1, List.of());

  /// Near an anchor, reminded of nothing.
  public static Recall near(HeadWeights anchor, double temperature) {
    return new Recall(anchor, temperature, 0, NONE);
  }

  /// The same once more, calibrated as a head that has forgotten too much.
  public Recall reminding(TrainedHead forgetful, double strength) {
    return new Recall(anchor, temperature, strength, forgetful.calibration());
  }

  boolean isSilent() {
    return strength == 0;
  }
}
