package dev.pointsman.round;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.policy.Policy;
import java.util.List;
import java.util.stream.IntStream;

/// What a model says of a row that it was not trained on, and how right that is.
///
/// @param right whether the tier chosen before rules is one that the label admits
/// @param logLikelihood of the label: the log of the chance that the model gives its interval
record HeldOut(LabeledExample row, Classification said, boolean right, double logLikelihood) {
  private static final double LEAST_CHANCE = 1e-6;

  String group() {
    return row.provenance().group();
  }

  /// Judges the rows that have a tier label; the others say nothing here.
  static List<HeldOut> judged(List<LabeledExample> rows, Classifier classifier, Policy policy) {
    return rows.stream()
        .filter(row -> row.tier() instanceof TierLabel.Interval)
        .map(row -> judged(row, classifier.classify(row.features()), policy))
        .toList();
  }

  private static HeldOut judged(LabeledExample row, ClassifierAnswer answer, Policy policy) {
    var said = said(answer);
    var tier = policy.decide(row.features(), answer).classifierTier().rank();
    var mass =
        IntStream.rangeClosed(0, said.tiers().tiers())
            .filter(rank -> admits(row, rank))
            .mapToDouble(rank -> chance(said, rank))
            .sum();
    return new HeldOut(row, said, admits(row, tier), Math.log(Math.max(LEAST_CHANCE, mass)));
  }

  static Classification said(ClassifierAnswer answer) {
    return switch (answer) {
      case ClassifierAnswer.Classified(var classification) -> classification;
      case ClassifierAnswer.Unavailable(_, var reason) ->
          throw new IllegalStateException("expected a classification, got none: " + reason);
    };
  }

  private static boolean admits(LabeledExample row, int rank) {
    return switch (row.tier()) {
      case TierLabel.Interval(var lowest, var highest, _) -> lowest <= rank && rank <= highest;
      case TierLabel.Unknown() -> true;
    };
  }

  /// The chance of a rank to be the lowest that suffices; the last one means that none does.
  static double chance(Classification said, int rank) {
    var tiers = said.tiers();
    return rank == tiers.tiers() ? tiers.none().value() : tiers.lowest().get(rank).value();
  }

  int likeliest() {
    return IntStream.rangeClosed(0, said.tiers().tiers())
        .boxed()
        .max((one, other) -> Double.compare(chance(said, one), chance(said, other)))
        .orElseThrow();
  }
}
