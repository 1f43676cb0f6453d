package dev.pointsman.insight;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer.Classified;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureSpec;
import dev.pointsman.feature.RequestFeatures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Where the features and scores of a model's training set lay: what live traffic is compared with.
///
/// @param histograms by the name of the feature, or of the score as [#score] names it
public record DriftReference(Map<String, Histogram> histograms) {
  /// The file of an artifact that holds it, as [DriftReferenceJson] writes it.
  public static final String FILE = "reference.json";

  /// Enough for shares to within 1.5 points; a classification takes milliseconds.
  private static final int SCORED_ROWS = 2_000;

  private static final String SCORE = "sufficiency_";

  public DriftReference {
    histograms = Collections.unmodifiableMap(new LinkedHashMap<>(histograms));
  }

  /// Measures a training set.
  ///
  /// @param classifier the model that was trained on it; it scores an even sample of the rows
  public static DriftReference of(List<RequestFeatures> rows, Classifier classifier) {
    var histograms = new LinkedHashMap<String, Histogram>();
    for (var feature : FeatureSchema.FEATURES) {
      histograms.put(feature.name(), Histogram.byDeciles(values(rows, feature)));
    }
    var scores = scores(rows, classifier);
    scores.forEach((name, values) -> histograms.put(name, Histogram.byDeciles(values)));
    return new DriftReference(histograms);
  }

  private static List<OptionalDouble> values(List<RequestFeatures> rows, FeatureSpec feature) {
    return rows.stream().map(row -> row.values().value(feature.name())).toList();
  }

  private static Map<String, List<OptionalDouble>> scores(
      List<RequestFeatures> rows, Classifier classifier) {
    var scores = new LinkedHashMap<String, List<OptionalDouble>>();
    var step = Math.max(1, Math.ceilDiv(rows.size(), SCORED_ROWS));
    for (var row = 0; row < rows.size(); row += step) {
      if (classifier.classify(rows.get(row)) instanceof Classified(var said)) {
        for (var tier = 0; tier < said.tiers().tiers(); tier++) {
          scores
              .computeIfAbsent(score(tier), _ -> new ArrayList<>())
              .add(OptionalDouble.of(said.tiers().sufficiency(tier).value()));
        }
      }
    }
    return scores;
  }

  /// The name of the chance that the tier of a rank suffices.
  static String score(int rank) {
    return SCORE + rank;
  }

  static boolean isScore(String name) {
    return name.startsWith(SCORE);
  }
}
