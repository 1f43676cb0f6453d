package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;
import static dev.pointsman.journal.ServingJson.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.policy.Reason;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.ProviderId;

/// Where a call was meant to go, as JSON.
final class RoutingJson {
  private static final String DECIDED = "decided";
  private static final String PASSED_THROUGH = "passed_through";
  private static final String UNDECIDED = "undecided";

  private RoutingJson() {}

  static ObjectNode write(Routing routing) {
    return switch (routing) {
      case Routing.Decided(var facts) -> write(facts).put("routing", DECIDED);
      case Routing.PassedThrough(var provider, var model) ->
          object()
              .put("provider", provider.value())
              .put("model", model.value())
              .put("routing", PASSED_THROUGH);
      case Routing.Undecided(var reason) ->
          object().put("reason", reason).put("routing", UNDECIDED);
    };
  }

  static Routing read(JsonNode json) {
    var word = json.required("routing").textValue();
    return switch (word) {
      case DECIDED -> new Routing.Decided(facts(json));
      case PASSED_THROUGH ->
          new Routing.PassedThrough(
              new ProviderId(json.required("provider").textValue()),
              new ModelId(json.required("model").textValue()));
      case UNDECIDED -> new Routing.Undecided(json.required("reason").textValue());
      default ->
          throw new IllegalArgumentException(
              "expected a routing of decided, passed_through or undecided, got '" + word + "'");
    };
  }

  private static ObjectNode write(DecisionFacts facts) {
    var json = object();
    json.set("target", ModelJson.write(facts.target()));
    json.set("classifier", ModelJson.write(facts.classifierTier()));
    var costs = json.putArray("costs");
    facts.costs().forEach(cost -> costs.add(ModelJson.write(cost)));
    var reasons = json.putArray("reasons");
    facts
        .reasons()
        .forEach(reason ->
            reasons.addObject().put("name", reason.name()).put("sentence", reason.sentence()));
    if (facts.terms() instanceof Terms.Kept(var terms)) {
      json.set("terms", TermsJson.write(terms));
    }
    var chances = json.putArray("chances");
    facts.draw().chances().forEach(chance -> chances.add(chance.value()));
    return json.put("propensity", facts.draw().propensity().value())
        .put("confidence", facts.draw().confidence().value())
        .put("forced", facts.draw().forced())
        .put("configuration", facts.configuration());
  }

  private static DecisionFacts facts(JsonNode json) {
    return new DecisionFacts(
        ModelJson.target(json.required("target")),
        ModelJson.tier(json.required("classifier")),
        elements(json.required("costs")).stream().map(ModelJson::cost).toList(),
        elements(json.required("reasons")).stream().map(RoutingJson::reason).toList(),
        draw(json),
        json.required("configuration").textValue(),
        json.has("terms")
            ? new Terms.Kept(TermsJson.read(json.required("terms")))
            : new Terms.Unkept());
  }

  private static Draw draw(JsonNode json) {
    return new Draw(
        new Probability(json.required("propensity").doubleValue()),
        new Probability(json.required("confidence").doubleValue()),
        json.required("forced").booleanValue(),
        elements(json.path("chances")).stream().map(ObservationJson::chance).toList());
  }

  private static Reason reason(JsonNode json) {
    return new Reason(json.required("name").textValue(), json.required("sentence").textValue());
  }
}
