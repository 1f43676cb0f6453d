package dev.pointsman.journal;

import static dev.pointsman.journal.ModelJson.object;
import static dev.pointsman.journal.ServingJson.upper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Outcomes as JSON, in the words of `POST /v1/outcomes`: what the journal stores, exports and
/// answers.
public final class OutcomeJson {
  private OutcomeJson() {}

  public static ObjectNode write(Outcome outcome) {
    var json = object().put("id", outcome.id()).put("at", outcome.at().toString());
    return json.setAll(content(outcome));
  }

  /// What is said, and of what: without the outcome's name and its time. Equal for equal reports.
  public static ObjectNode content(Outcome outcome) {
    var json = object();
    switch (outcome.subject()) {
      case Subject.OfDecision(var id) -> json.put("decision_id", id.value());
      case Subject.OfSession(var session) -> json.put("session_id", session);
      case Subject.OfRequest(var name) -> json.put("request_id", name);
    }
    return json.put("kind", outcome.fact().kind()).setAll(fields(outcome.fact()));
  }

  private static ObjectNode fields(Fact fact) {
    return switch (fact) {
      case Fact.Shipped(), Fact.Failed(), Fact.Retried(), Fact.Reverted() -> object();
      case Fact.Rating(var stars) -> object().put("stars", stars);
      case Fact.Tests(var passed, var failed) ->
          object().put("passed", passed).put("failed", failed);
      case Fact.Commit(var hash) -> object().put("commit", hash);
      case Fact.Ci(var passed) -> object().put("passed", passed);
      case Fact.PullRequest(var stage) ->
          object().put("stage", stage.name().toLowerCase(Locale.ROOT));
      case Fact.Label(var tier) -> object().put("tier", tier);
      case Fact.Metrics(var values) -> object().set("values", values(values));
    };
  }

  private static ObjectNode values(Map<String, Double> values) {
    var json = object();
    new TreeMap<>(values).forEach(json::put);
    return json;
  }

  /// The outcome that a document holds.
  ///
  /// @throws IllegalArgumentException when a field is missing or holds what no outcome can
  public static Outcome read(JsonNode json) {
    return new Outcome(
        json.required("id").textValue(),
        subject(json),
        Instant.parse(json.required("at").textValue()),
        fact(json));
  }

  private static Subject subject(JsonNode json) {
    if (json.has("decision_id")) {
      return new Subject.OfDecision(new DecisionId(json.get("decision_id").textValue()));
    }
    return json.has("request_id")
        ? new Subject.OfRequest(json.get("request_id").textValue())
        : new Subject.OfSession(json.required("session_id").textValue());
  }

  private static Fact fact(JsonNode json) {
    var kind = json.required("kind").textValue();
    return switch (kind) {
      case "shipped" -> new Fact.Shipped();
      case "failed" -> new Fact.Failed();
      case "rating" -> new Fact.Rating(json.required("stars").intValue());
      case "tests" ->
          new Fact.Tests(json.required("passed").intValue(), json.required("failed").intValue());
      case "retried" -> new Fact.Retried();
      case "reverted" -> new Fact.Reverted();
      case "commit" -> new Fact.Commit(json.required("commit").textValue());
      case "ci" -> new Fact.Ci(json.required("passed").booleanValue());
      case "pull_request" ->
          new Fact.PullRequest(
              Fact.PullRequest.Stage.valueOf(upper(json.required("stage").textValue())));
      case "label" -> new Fact.Label(json.required("tier").textValue());
      case "metrics" -> new Fact.Metrics(metrics(json.required("values")));
      default -> throw new IllegalArgumentException("expected a kind of outcome, got " + kind);
    };
  }

  private static Map<String, Double> metrics(JsonNode json) {
    var values = new TreeMap<String, Double>();
    json.properties().forEach(value -> values.put(value.getKey(), value.getValue().doubleValue()));
    return values;
  }
}
