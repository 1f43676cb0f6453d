package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;
import static dev.pointsman.journal.ServingJson.elements;
import static dev.pointsman.journal.ServingJson.upper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer.Cause;
import dev.pointsman.classify.TierDistribution;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.request.TaskType;
import dev.pointsman.unit.Probability;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What was measured and what the classifier said, as JSON.
final class ObservationJson {
  private ObservationJson() {}

  static ObjectNode write(Observation seen) {
    var json = object().put("feature_schema", seen.schemaVersion());
    var features = json.putObject("features");
    seen.features().known().forEach(features::put);
    json.put("role", seen.role()).put("prompt_hash", seen.promptHash());
    json.set("classifier", write(seen.opinion()));
    return json;
  }

  static Observation read(JsonNode json) {
    var features =
        json.required("features").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().doubleValue()));
    return new Observation(
        new FeatureValues(features),
        json.required("feature_schema").intValue(),
        json.required("role").textValue(),
        json.required("prompt_hash").textValue(),
        opinion(json.required("classifier")));
  }

  static ObjectNode write(Opinion opinion) {
    return switch (opinion) {
      case Opinion.Given(var said) -> write(said);
      case Opinion.Missing(var cause, var reason) ->
          object().put("unavailable", cause.name().toLowerCase(Locale.ROOT)).put("reason", reason);
      case Opinion.NotAsked() -> object();
    };
  }

  private static ObjectNode write(Classification said) {
    var json = object().put("model_version", said.modelVersion());
    var tiers = json.putArray("tiers");
    said.tiers().lowest().forEach(chance -> tiers.add(chance.value()));
    var types = json.putObject("task_types");
    said.likeliest(TaskType.values().length)
        .forEach(type -> types.put(type.label(), said.chance(type).value()));
    return json;
  }

  static Opinion opinion(JsonNode json) {
    if (json.has("unavailable")) {
      return new Opinion.Missing(
          Cause.valueOf(upper(json.required("unavailable").textValue())),
          json.required("reason").textValue());
    }
    return json.has("tiers") ? new Opinion.Given(classification(json)) : new Opinion.NotAsked();
  }

  private static Classification classification(JsonNode json) {
    var tiers = elements(json.required("tiers")).stream().map(ObservationJson::chance).toList();
    var types =
        json.required("task_types").properties().stream()
            .collect(
                Collectors.toMap(
                    field -> TaskType.valueOf(upper(field.getKey())),
                    field -> chance(field.getValue())));
    return new Classification(
        new TierDistribution(tiers), types, json.required("model_version").textValue());
  }

  static Probability chance(JsonNode json) {
    return new Probability(json.doubleValue());
  }
}
