package dev.pointsman.round;

import dev.pointsman.classify.Classifier;
import dev.pointsman.evaluate.AgentStepsEvaluation;
import dev.pointsman.evaluate.Learner;
import dev.pointsman.evaluate.ReportTable;
import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureSpec;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What each group of features is worth on agent steps: the cross-validated heads judge the same
/// steps with the group's features hidden.
final class Ablation {
  private final AgentStepsEvaluation evaluation;
  private final Learner learner;

  Ablation(AgentStepsEvaluation evaluation, Learner learner) {
    this.evaluation = evaluation;
    this.learner = learner;
  }

  ReportTable table() {
    var choices = new LinkedHashMap<String, List<Integer>>();
    choices.put("everything", choices(features -> features));
    for (var group : FeatureGroup.values()) {
      choices.put("without " + group.label(), choices(features -> without(group, features)));
    }
    choices.put("text alone", choices(features -> seeing(features, Map.of())));
    return evaluation.table("agent_steps, by what the head may see", choices);
  }

  private List<Integer> choices(UnaryOperator<RequestFeatures> hiding) {
    return evaluation.choicesOf(
        evaluation.judge(examples -> hiding(learner.learn(examples), hiding)));
  }

  private static Classifier hiding(Classifier classifier, UnaryOperator<RequestFeatures> hiding) {
    return features -> classifier.classify(hiding.apply(features));
  }

  private static RequestFeatures without(FeatureGroup group, RequestFeatures features) {
    var hidden =
        FeatureSchema.FEATURES.stream()
            .filter(spec -> spec.group() == group)
            .map(FeatureSpec::name)
            .collect(Collectors.toSet());
    var known = new LinkedHashMap<>(features.values().known());
    known.keySet().removeAll(hidden);
    return seeing(features, known);
  }

  private static RequestFeatures seeing(RequestFeatures features, Map<String, Double> known) {
    return new RequestFeatures(features.text(), new FeatureValues(known), features.role());
  }
}
