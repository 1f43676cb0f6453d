package dev.pointsman.fit;

import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Source;
import dev.pointsman.dataset.TierLabel;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.feature.FeatureSpec;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.feature.Scale;
import dev.pointsman.request.TaskType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Rows with a pattern that a tiny encoder learns: renames are cheap, deadlocks are dear.
final class TinyData {
  static final List<FeatureSpec> SCHEMA =
      List.of(
          new FeatureSpec("step", FeatureGroup.POSITION, Scale.LOG, "steps"),
          new FeatureSpec("errors", FeatureGroup.ERRORS, Scale.LINEAR, "share"));

  private TinyData() {}

  static List<LabeledExample> rows(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> row(i, i % 2 == 0)).toList();
  }

  static LabeledExample row(int i, boolean cheap) {
    var interval = new TierLabel.Interval(cheap ? 0 : 1, cheap ? 0 : 2, 1);
    var type = cheap ? TaskType.RENAME : TaskType.COMPLEX_DEBUGGING;
    return example(i, cheap, interval, Set.of(type));
  }

  static LabeledExample example(int i, boolean cheap, TierLabel label, Set<TaskType> types) {
    var words = (cheap ? "rename variable " : "find the deadlock ") + "again ".repeat(i % 5) + i;
    var digest = i % 3 == 0 ? "tests failed " + i : "";
    var values = new FeatureValues(Map.of("step", (double) i, "errors", cheap ? 0.0 : 0.5));
    return new LabeledExample(
        new LabeledExample.Provenance(Source.SEED, "row" + i, "group" + i, "en"),
        new RequestFeatures(new ClassifierText(words, digest), values, ""),
        label,
        types);
  }

  static FeatureLayout layout(List<LabeledExample> rows) {
    var values = rows.stream().map(row -> row.features().values()).toList();
    return FeatureLayout.of(FeatureVectorizer.fitted(SCHEMA, values), SCHEMA);
  }

  static TrainingPlan plan(List<LabeledExample> train, List<LabeledExample> validation) {
    return new TrainingPlan(
        TinyEncoder.ENCODER, new TrainingData(train, validation), layout(train), 3, 11);
  }

  static TrainingPlan plan() {
    return plan(rows(0, 80), rows(80, 100));
  }

  static TrainingSettings settings() {
    return new TrainingSettings(
        new PruningSettings(1, new StageSettings(3, 1e-3, 0.1, 0.01, 5)),
        new StageSettings(3, 1e-3, 0.1, 0.01, 5),
        new StageSettings(20, 2e-3, 0.1, 0.01, 5),
        new BatchSettings(32, 128),
        TrainingSettings.DEFAULTS.dropout(),
        Precision.FLOAT32,
        4);
  }
}
