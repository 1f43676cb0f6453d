package dev.pointsman.http;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.policy.Policy;
import dev.pointsman.wire.ClassifyInput;
import dev.pointsman.wire.ClassifyInputReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The road of one classify input, from what was read to what is answered. Shared by threads.
public final class ClassifyPipeline {
  private static final int WARM_ROUNDS = 150;
  private static final List<String> WARM_INPUTS =
      List.of(
          "{\"prompt\":\"fix the failing test\",\"context\":{\"context_tokens\":1000,\"files\":[\"a.java\"]}}",
          "{\"request\":{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"explain a.py\"}]}}");

  private static final RequestFeatures PROBE =
      new RequestFeatures(new ClassifierText("ready?", ""), FeatureValues.NONE, "");

  private final Classifier classifier;
  private final Policy policy;
  private final DecisionIds ids;

  public ClassifyPipeline(Classifier classifier, Policy policy, DecisionIds ids) {
    this.classifier = new SteadyClassifier(classifier);
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

  /// What keeps the model from answering; asked often, it costs the head alone.
  Optional<String> obstacle() {
    return switch (classifier.classify(PROBE)) {
      case ClassifierAnswer.Classified _ -> Optional.empty();
      case ClassifierAnswer.Unavailable(_, var reason) -> Optional.of(reason);
    };
  }

  /// Runs the road a few hundred times on made-up calls, so that the first real one finds its code
  /// compiled.
  public void warmUp() {
    for (var round = 0; round < WARM_ROUNDS; round++) {
      for (var input : WARM_INPUTS) {
        handle(ClassifyInputReader.read(input.getBytes(StandardCharsets.UTF_8))).json();
      }
    }
  }
}
