package dev.pointsman.insight;

import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.DecisionRecord;
import dev.pointsman.journal.Opinion;
import dev.pointsman.journal.Routing;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// A live call as drift sees it: who sent it, its features, and the scores that a model gave it.
///
/// @param scores empty when another model, or none, was asked
record SeenCall(
    String session, ClientProgram client, FeatureValues features, Map<String, Double> scores) {
  SeenCall {
    scores = Map.copyOf(scores);
  }

  /// Empty where the classifier was not to be asked: a training set holds no housekeeping, nor what
  /// was forced.
  static Optional<SeenCall> of(DecisionRecord record, String model) {
    if (!(record.routing() instanceof Routing.Decided)) {
      return Optional.empty();
    }
    return switch (record.observation().opinion()) {
      case Opinion.NotAsked() -> Optional.empty();
      case Opinion.Missing _ -> Optional.of(seen(record, Map.of()));
      case Opinion.Given given -> Optional.of(seen(record, scores(given, model)));
    };
  }

  private static SeenCall seen(DecisionRecord record, Map<String, Double> scores) {
    var identity = record.identity();
    return new SeenCall(
        identity.tenant().value() + " " + identity.session(),
        record.call().client(),
        record.observation().features(),
        scores);
  }

  private static Map<String, Double> scores(Opinion.Given given, String model) {
    var scores = new TreeMap<String, Double>();
    var said = given.classification();
    for (var tier = 0; said.modelVersion().equals(model) && tier < said.tiers().tiers(); tier++) {
      scores.put(DriftReference.score(tier), said.tiers().sufficiency(tier).value());
    }
    return scores;
  }

  /// Whether the call tells anything of a measurement: a feature may be missing, a score may not.
  boolean tells(String name) {
    return !DriftReference.isScore(name) || scores.containsKey(name);
  }

  OptionalDouble value(String name) {
    var score = scores.get(name);
    return score == null ? features.value(name) : OptionalDouble.of(score);
  }
}
