package dev.pointsman.http;

import dev.pointsman.classify.Classification;
import dev.pointsman.classify.Classifier;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.RequestFeatures;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.List;
import java.util.Map;

/// A classifier that says the same of every request.
record ScriptedClassifier(ClassifierAnswer answer) implements Classifier {
  static ScriptedClassifier sure(double fast) {
    var tiers =
        new TierDistribution(
            List.of(new Probability(fast), new Probability(1 - fast), Probability.ZERO));
    var types = Map.of(TaskType.BUG_FIX, new Probability(0.9), TaskType.PLAN, new Probability(0.1));
    return new ScriptedClassifier(
        new ClassifierAnswer.Classified(new Classification(tiers, types, "scripted-1")));
  }

  static ScriptedClassifier late() {
    return new ScriptedClassifier(
        new ClassifierAnswer.Unavailable(ClassifierAnswer.Cause.LATE, "over its deadline"));
  }

  @Override
  public ClassifierAnswer classify(RequestFeatures features) {
    return answer;
  }
}
