package dev.pointsman.fit;

import java.util.function.DoubleUnaryOperator;

/// Finds the temperatures under which held-out labels are least surprising.
final class Calibrator {
  private static final double COLDEST = Math.log(0.2);
  private static final double HOTTEST = Math.log(10);
  private static final int HALVINGS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Calibrator() {}

  static Calibration of(HeadAnswers answers, HeadExamples heldOut) {
    var likelihood = new Likelihood(answers, heldOut.labels());
    return new Calibration(best(likelihood::tier), best(likelihood::exactTask));
  }

  /// Golden-section search: the loss has a single valley in the temperature. It is flat where no
  /// row has a label, and the temperature then stays 1.
  private static double best(DoubleUnaryOperator loss) {
    if (loss.applyAsDouble(1) == 0) {
      return 1;
    }
    var low = COLDEST;
    var high = HOTTEST;
    for (var i = 0; i < HALVINGS; i++) {
      var left = high - GOLDEN * (high - low);
      var right = low + GOLDEN * (high - low);
      if (loss.applyAsDouble(Math.exp(left)) < loss.applyAsDouble(Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return Math.exp((low + high) / 2);
  }
}
