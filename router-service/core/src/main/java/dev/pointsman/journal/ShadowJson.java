package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;
import static dev.pointsman.journal.ServingJson.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.journal.ShadowOpinion.Watched;

/// What a model on trial thought of a call, as JSON.
final class ShadowJson {
  static final String FIELD = "shadow";

  private ShadowJson() {}

  static ObjectNode write(Watched seen) {
    var json = object().put("model_version", seen.modelVersion());
    json.set("classifier", ObservationJson.write(seen.opinion()));
    json.set("classifier_tier", ModelJson.write(seen.classifierTier()));
    json.set("decision", ModelJson.write(seen.tier()));
    var chances = json.putArray("chances");
    seen.chances().forEach(chance -> chances.add(chance.value()));
    return json;
  }

  /// @param document a whole decision
  static ShadowOpinion read(JsonNode document) {
    var json = document.path(FIELD);
    return json.isObject() ? watched(json) : new ShadowOpinion.None();
  }

  private static Watched watched(JsonNode json) {
    return new Watched(
        json.required("model_version").textValue(),
        ObservationJson.opinion(json.required("classifier")),
        ModelJson.tier(json.required("classifier_tier")),
        ModelJson.tier(json.required("decision")),
        elements(json.required("chances")).stream().map(ObservationJson::chance).toList());
  }
}
