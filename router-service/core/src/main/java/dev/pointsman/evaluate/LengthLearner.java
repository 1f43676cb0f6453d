package dev.pointsman.evaluate;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.feature.RequestFeatures;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The baseline that knows the prompt's length and nothing else: label frequencies in bins of
/// equally many rows.
public final class LengthLearner implements Learner {
  private static final int ROWS_A_BIN = 25;

  @Override
  public Classifier learn(List<LabeledExample> examples) {
    var sorted =
        examples.stream()
            .sorted(Comparator.comparingDouble(row -> length(row.features())))
            .toList();
    var bins = new TreeMap<Double, Classification>();
    IntStream.iterate(0, i -> i < sorted.size(), i -> i + ROWS_A_BIN)
        .mapToObj(i -> sorted.subList(i, Math.min(sorted.size(), i + ROWS_A_BIN)))
        .forEach(bin -> bins.put(length(bin.getFirst().features()), classification(bin)));
    return features -> {
      var bin = bins.floorEntry(length(features));
      return new ClassifierAnswer.Classified((bin == null ? bins.firstEntry() : bin).getValue());
    };
  }

  private static Classification classification(List<LabeledExample> bin) {
    var counts = new LabelCounts(bin);
    return new Classification(counts.tiers(), counts.taskTypes(), "prompt-length");
  }

  private static double length(RequestFeatures features) {
    return features.values().value("prompt_tokens").orElse(features.text().prompt().length() / 4.0);
  }
}
