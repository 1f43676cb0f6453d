package dev.pointsman.http;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.RequestFeatures;
import java.util.concurrent.CountDownLatch;

/// Answers nothing until it is freed, and then as another does.
public record HangingClassifier(CountDownLatch freed, Classifier other) implements Classifier {
  @Override
  public ClassifierAnswer classify(RequestFeatures features) {
    try {
      freed.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return other.classify(features);
  }
}
