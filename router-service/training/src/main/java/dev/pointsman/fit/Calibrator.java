package dev.pointsman.fit;

import dev.pointsman.dataset.TierLabel;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/// Finds the temperatures that make held-out chances honest, on the sources that speak of the
/// default ladder: the others are sorted by ladders and tasks that nobody serves.
final class Calibrator {
  private static final double COLDEST = Math.log(0.2);

  /// The tier head is never made surer of itself: what is held out resembles what was learnt more
  /// than traffic does.
  private static final double AS_TRAINED = 0;

  private static final double HOTTEST = Math.log(10);
  private static final int HALVINGS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Calibrator() {}

  static Calibration of(HeadAnswers answers, HeadExamples heldOut) {
    var labels = heldOut.labels().stream().map(Calibrator::served).toList();
    var mean = new MeanChances(answers.tier(), labels);
    var honesty = new Honesty(answers.task(), labels);
    var task = best(honesty::squaredError, COLDEST);
    var tier =
        best(
            temperature ->
                new Likelihood(answers.shifted(mean.shift(temperature)), labels).tier(temperature),
            AS_TRAINED);
    return new Calibration(tier, honesty.isBetterThanNone(task) ? task : 1, mean.shift(tier));
  }

  private static TrainingLabel served(TrainingLabel label) {
    return SourceBias.served(label.source())
        ? label
        : new TrainingLabel(label.source(), new TierLabel.Unknown(), Set.of());
  }

  /// Golden-section search: the loss has a single valley in the temperature. It is flat where no
  /// row has a label, and the temperature then stays 1.
  private static double best(DoubleUnaryOperator loss, double coldest) {
    if (loss.applyAsDouble(1) == 0) {
      return 1;
    }
    var low = coldest;
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
