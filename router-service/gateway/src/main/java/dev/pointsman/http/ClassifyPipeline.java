package dev.pointsman.http;

import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.policy.BadControl;
import dev.pointsman.policy.CallTerms;
import dev.pointsman.policy.Control;
import dev.pointsman.policy.ControlReader;
import dev.pointsman.policy.Policy;
import dev.pointsman.request.Subject;
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
  private final ControlReader controls;
  private final DecisionIds ids;

  public ClassifyPipeline(Classifier classifier, Policy policy, DecisionIds ids) {
    this.classifier = new SteadyClassifier(classifier);
    this.policy = policy;
    this.controls = policy.controls();
    this.ids = ids;
  }

  /// Decides what is asked under the demands that come with it.
  ///
  /// @throws MalformedJson naming the header whose demand cannot be meant
  public ClassifyAnswer handle(ClassifyInput input) {
    return handle(input.subject(), demands(input));
  }

  /// Decides what is asked, whatever its client demands.
  public ClassifyAnswer handle(Subject subject) {
    return handle(subject, Control.none(policy.ladder()));
  }

  private ClassifyAnswer handle(Subject subject, Control demands) {
    var start = System.nanoTime();
    var features = FeatureExtractor.measure(subject);
    var classified = classifier.classify(features);
    var terms = CallTerms.free(policy.ladder()).demanding(demands);
    var decision = policy.decide(features, classified, terms);
    var latency = Duration.ofNanos(System.nanoTime() - start);
    return new ClassifyAnswer(ids.next(), decision, classified, policy.ladder(), latency);
  }

  private Control demands(ClassifyInput input) {
    try {
      return switch (input.subject()) {
        case Subject.Call(var request, _) -> controls.ofQuestion(input.headers(), request.model());
        case Subject.Plain _ -> Control.none(policy.ladder());
      };
    } catch (BadControl bad) {
      var place = input.place() + "/headers/" + bad.header();
      throw new MalformedJson(place, bad.expected(), bad.got());
    }
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
