package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.Policy;
import java.util.List;
import java.util.Locale;

/// What a model loses on held-out rows when it sees their features alone: what it costs to learn
/// from a journal that keeps no text.
///
/// @param admitted the share of rows that go to a labelled tier, and that without their text
/// @param likelihood the mean log-likelihood of the labels, and that without their text
record TextLoss(
    long rowsWithoutText,
    int held,
    double admitted,
    double admittedWithout,
    double likelihood,
    double likelihoodWithout) {
  static TextLoss of(
      Classifier classifier, Policy policy, List<LabeledExample> held, long rowsWithoutText) {
    var seen = HeldOut.judged(held, classifier, policy);
    var hidden = HeldOut.judged(held.stream().map(TextLoss::hidden).toList(), classifier, policy);
    return new TextLoss(
        rowsWithoutText,
        seen.size(),
        admitted(seen),
        admitted(hidden),
        likelihood(seen),
        likelihood(hidden));
  }

  private static LabeledExample hidden(LabeledExample row) {
    var features =
        new RequestFeatures(
            new ClassifierText("", ""), row.features().values(), row.features().role());
    return new LabeledExample(row.provenance(), features, row.tier(), row.taskTypes());
  }

  private static double admitted(List<HeldOut> rows) {
    return rows.stream().mapToDouble(row -> row.right() ? 1 : 0).average().orElse(Double.NaN);
  }

  private static double likelihood(List<HeldOut> rows) {
    return rows.stream().mapToDouble(HeldOut::logLikelihood).average().orElse(Double.NaN);
  }

  String sentence() {
    return String.format(
        Locale.ROOT,
        "%d rows of the training set carry no text (capture level features): they taught the features"
            + " alone. On %d held-out rows the model goes to a labelled tier in %.1f %%, without their"
            + " text in %.1f %%; log-likelihood %.3f and %.3f.",
        rowsWithoutText,
        held,
        100 * admitted,
        100 * admittedWithout,
        likelihood,
        likelihoodWithout);
  }
}
