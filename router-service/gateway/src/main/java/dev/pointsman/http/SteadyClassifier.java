package dev.pointsman.http;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.ClassifierAnswer.Unavailable;
import dev.pointsman.feature.RequestFeatures;

/// A classifier that never throws: an artifact that breaks while it serves must not turn a request
/// into an error.
final class SteadyClassifier implements Classifier {
  private final Classifier classifier;

  SteadyClassifier(Classifier classifier) {
    this.classifier = classifier;
  }

  @Override
  public ClassifierAnswer classify(RequestFeatures features) {
    try {
      return classifier.classify(features);
    } catch (RuntimeException broken) {
      // Its message may quote the request, so only its name is told.
      return new Unavailable(
          Cause.BROKEN, "the classifier failed with " + broken.getClass().getSimpleName());
    }
  }
}
