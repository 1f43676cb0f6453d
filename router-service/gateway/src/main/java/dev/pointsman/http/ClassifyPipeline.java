package dev.pointsman.http;

import dev.pointsman.classify.Classifier;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.policy.Policy;
import dev.pointsman.wire.ClassifyInput;
import java.time.Duration;

/// The road of one classify input, from what was read to what is answered. Shared by threads.
public final class ClassifyPipeline {
  private final Classifier classifier;
  private final Policy policy;
  private final DecisionIds ids;

  public ClassifyPipeline(Classifier classifier, Policy policy, DecisionIds ids) {
    this.classifier = classifier;
    this.policy = policy;
    this.ids = ids;
  }

  public ClassifyAnswer handle(ClassifyInput input) {
    var start = System.nanoTime();
    var features = FeatureExtractor.measure(input.subject());
    var classified = classifier.classify(features);
    var decision = policy.decide(features, classified);
    var latency = Duration.ofNanos(System.nanoTime() - start);
    return new ClassifyAnswer(ids.next(), decision, classified, policy.ladder(), latency);
  }
}
