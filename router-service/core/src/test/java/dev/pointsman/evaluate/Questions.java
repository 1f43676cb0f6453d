package dev.pointsman.evaluate;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.ScoredExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.TaskType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Questions whose outcome at every tier is known, for tests.
final class Questions {
  private Questions() {}

  static List<ScoredExample> of(int count, List<Double> scores) {
    return IntStream.range(0, count).mapToObj(number -> question(number, scores)).toList();
  }

  private static ScoredExample question(int number, List<Double> scores) {
    var features =
        new RequestFeatures(
            new ClassifierText("add two numbers", ""),
            new FeatureValues(Map.of("prompt_tokens", 100.0)),
            "");
    var provenance =
        new LabeledExample.Provenance(Source.LIVECODEBENCH, "q" + number, "g" + number, "en");
    return new ScoredExample(
        new LabeledExample(
            provenance, features, new TierLabel.Unknown(), Set.of(TaskType.GENERATE_FROM_SPEC)),
        scores);
  }
}
