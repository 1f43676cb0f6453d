package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.Split;
import dev.pointsman.insight.DriftReference;
import dev.pointsman.insight.DriftReferenceJson;
import dev.pointsman.onnx.ClassifierSettings;
import dev.pointsman.onnx.OnnxClassifier;

/// Where the training rows of a model lay, as the model itself scores them: what drift is measured
/// from.
final class TrainingReference {
  /// The round's file that holds it.
  static final String FILE = "reference.json";

  private TrainingReference() {}

  static String json(ModelBundle draft, Corpus corpus) {
    var rows = TrainingRows.of(corpus, Split.TRAIN).stream().map(LabeledExample::features).toList();
    try (var classifier = OnnxClassifier.open(draft, ClassifierSettings.batch())) {
      return DriftReferenceJson.write(DriftReference.of(rows, classifier));
    }
  }
}
