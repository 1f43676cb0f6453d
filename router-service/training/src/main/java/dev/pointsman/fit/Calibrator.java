package dev.pointsman.fit;

import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/// Finds the temperatures that make held-out chances honest, on the sources that speak of the
/// default ladder: the others are sorted by ladders and tasks that nobody serves. What became of a
/// deployment's own traffic speaks alone of its tiers, where there is enough of it: rows that
/// somebody sorted are told apart far better than traffic is.
final class Calibrator {
  private static final double COLDEST = Math.log(0.2);

  /// The tier head is never made surer of itself: what is held out resembles what was learnt more
  /// than traffic does.
  private static final double AS_TRAINED = 0;

  private static final double HOTTEST = Math.log(10);
  private static final int HALVINGS = 40;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /// Of fewer rows of traffic a temperature is mostly luck.
  private static final int ENOUGH_TRAFFIC = 100;

  /// How far the logarithm of the tiers' temperature strays from 0: a normal prior, which a few
  /// hundred noisy reports cannot talk into chances that are all alike.
  private static final double STRAYS = 0.5;

  private Calibrator() {}

  static Calibration of(HeadAnswers answers, HeadExamples heldOut) {
    var labels = labels(heldOut, SourceBias::served);
    var honesty = new Honesty(answers.task(), labels);
    var task = best(honesty::squaredError, COLDEST);
    var traffic = labels(heldOut, Source.JOURNAL::equals);
    var judged = teaching(traffic) >= ENOUGH_TRAFFIC ? traffic : labels;
    var mean = new MeanChances(answers.tier(), judged);
    var tier = best(temperature -> surprise(answers, mean, judged, temperature), AS_TRAINED);
    return new Calibration(tier, honesty.isBetterThanNone(task) ? task : 1, mean.shift(tier));
  }

  /// The labels of some sources; the other rows say nothing.
  private static List<TrainingLabel> labels(HeadExamples rows, Predicate<Source> sources) {
    return rows.labels().stream()
        .map(label -> sources.test(label.source()) ? label : silent(label))
        .toList();
  }

  private static TrainingLabel silent(TrainingLabel label) {
    return new TrainingLabel(label.source(), new TierLabel.Unknown(), Set.of());
  }

  private static long teaching(List<TrainingLabel> labels) {
    return labels.stream().filter(label -> label.tierWeight() > 0).count();
  }

  /// Of the labels under a temperature, and of the temperature itself, for each unit of weight.
  private static double surprise(
      HeadAnswers answers, MeanChances mean, List<TrainingLabel> labels, double temperature) {
    var weight = labels.stream().mapToDouble(TrainingLabel::tierWeight).sum();
    if (weight == 0) {
      return 0;
    }
    var shifted = new Likelihood(answers.shifted(mean.shift(temperature)), labels);
    var strayed = Math.log(temperature) / STRAYS;
    return shifted.tier(temperature) + strayed * strayed / (2 * weight);
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
