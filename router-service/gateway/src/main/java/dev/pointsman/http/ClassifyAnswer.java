package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.catalog.Ladder;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.policy.Reason;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.policy.Sufficiencies;
import java.time.Duration;

/// What a classify call is answered: the decision, and the classification behind it where there is
/// one.
public record ClassifyAnswer(
    String id,
    RoutingDecision decision,
    ClassifierAnswer classified,
    Ladder ladder,
    Duration latency) {
  private static final int TASK_TYPES = 3;
  private static final double MILLIS = 1e6;

  /// The answer as the contract spells it. Without a classification the fields that only a model
  /// can fill are absent, and the reasons say why.
  public ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("tier", decision.tier().name());
    json.put("classifier_tier", decision.classifierTier().name());
    json.put("confidence", rounded(decision.confidence().value()));
    switch (classified) {
      case ClassifierAnswer.Classified(var classification) -> addTo(json, classification);
      case ClassifierAnswer.Unavailable _ -> {}
    }
    var reasons = json.putArray("reasons");
    decision.reasons().stream().map(Reason::toString).forEach(reasons::add);
    json.putObject("target")
        .put("provider", decision.provider().value())
        .put("model", decision.model().value());
    var costs = json.putObject("expected_cost_usd");
    decision.costs().forEach(cost -> costs.put(cost.tier().name(), cost.expected().dollars()));
    json.put("propensity", decision.propensity().value());
    json.put("latency_ms", Math.round(latency.toNanos() / MILLIS * 1_000) / 1e3);
    return json;
  }

  private void addTo(ObjectNode json, Classification classification) {
    var likeliest = classification.taskType();
    json.put("task_type", likeliest.label());
    json.put("activity", likeliest.activity().label());
    var sufficiency = json.putObject("sufficiency");
    var chances = Sufficiencies.onLadder(classification.tiers(), ladder.size());
    ladder
        .tiers()
        .forEach(tier -> sufficiency.put(tier.name(), rounded(chances.get(tier.rank()).value())));
    var types = json.putObject("task_types");
    classification
        .likeliest(TASK_TYPES)
        .forEach(type -> types.put(type.label(), rounded(classification.chance(type).value())));
    json.put("model_version", classification.modelVersion());
  }

  /// Six digits: no more than two runs of the same model agree on.
  private static double rounded(double chance) {
    return Math.round(chance * 1e6) / 1e6;
  }
}
