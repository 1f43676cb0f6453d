package dev.pointsman.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.catalog.Tier;
import dev.pointsman.classify.Classification;
import dev.pointsman.classify.ClassifierAnswer;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.policy.RoutingDecision;
import dev.pointsman.policy.TierCost;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import dev.pointsman.upstream.Usage;
import java.time.Duration;
import java.util.Locale;

/// Writes decisions and what came of them as JSON. Money is in whole nano-dollars, time in
/// milliseconds.
final class DecisionJson {
  private static final double NANOS_PER_MILLI = 1e6;

  private DecisionJson() {}

  static ObjectNode of(DecisionEntry entry, CaptureLevel level) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", entry.id().value()).put("time", entry.time().toString());
    json.set("call", call(entry.call()));
    if (level.keeps(CaptureLevel.FEATURES)) {
      json.set("features", features(entry));
    }
    json.set("classifier", classifier(entry.answer()));
    json.set("decision", decision(entry.decision()));
    return json;
  }

  private static ObjectNode call(CallOrigin call) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("tenant", call.tenant().value())
        .put("session", call.session())
        .put("endpoint", call.endpoint().path())
        .put("kind", call.kind().label())
        .put("requested_model", call.requestedModel())
        .put("stream", call.stream())
        .put("body_bytes", call.bodyBytes())
        .put("client", call.client())
        .put("prompt_id", call.promptId());
  }

  private static ObjectNode features(DecisionEntry entry) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("schema", FeatureSchema.VERSION).put("role", entry.features().role());
    var values = json.putObject("values");
    for (var feature : FeatureSchema.FEATURES) {
      var value = entry.features().values().value(feature.name());
      value.ifPresent(number -> values.put(feature.name(), number));
    }
    return json;
  }

  private static ObjectNode classifier(ClassifierAnswer answer) {
    return switch (answer) {
      case ClassifierAnswer.Classified(var said) -> classified(said);
      case ClassifierAnswer.Unavailable(var cause, var reason) ->
          JsonNodeFactory.instance
              .objectNode()
              .put("unavailable", cause.name().toLowerCase(Locale.ROOT))
              .put("why", reason);
    };
  }

  private static ObjectNode classified(Classification said) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("model_version", said.modelVersion());
    json.put("task_type", said.taskType().label());
    var lowest = json.putArray("lowest_sufficient_tier");
    said.tiers().lowest().forEach(chance -> lowest.add(chance.value()));
    return json;
  }

  private static ObjectNode decision(RoutingDecision decision) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("tier", decision.tier().name())
        .put("provider", decision.provider().value())
        .put("model", decision.model().value())
        .put("classifier_tier", decision.classifierTier().name())
        .put("propensity", decision.propensity().value())
        .put("confidence", decision.confidence().value());
    var reasons = json.putArray("reasons");
    decision.reasons().forEach(reason -> reasons.add(reason.toString()));
    var costs = json.putObject("expected_nano_usd");
    decision.costs().forEach(cost -> costs.set(name(cost.tier()), cost(cost)));
    return json;
  }

  private static String name(Tier tier) {
    return tier.name();
  }

  private static ObjectNode cost(TierCost cost) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("model", cost.offer().model().value())
        .put("call", cost.call().nanos())
        .put("expected", cost.expected().nanos());
  }

  static ObjectNode of(Served served) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("ending", served.ending().name().toLowerCase(Locale.ROOT))
        .put("status", served.status())
        .put("stop_reason", served.stopReason())
        .put("cost_nano_usd", cost(served))
        .put("millis", millis(served.total()));
    var attempts = json.putArray("attempts");
    served.attempts().forEach(attempt -> attempts.add(attempt(attempt)));
    var notes = json.putArray("notes");
    served.notes().forEach(notes::add);
    return json;
  }

  static long cost(Served served) {
    return served.attempts().stream().mapToLong(attempt -> attempt.cost().nanos()).sum();
  }

  private static ObjectNode attempt(Attempt attempt) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("tier", attempt.target().tier().name())
        .put("provider", attempt.target().offer().provider().value())
        .put("model", attempt.target().offer().model().value())
        .put("result", attempt.result().name().toLowerCase(Locale.ROOT))
        .put("status", attempt.status())
        .put("cost_nano_usd", attempt.cost().nanos())
        .put("first_byte_millis", millis(attempt.toFirstByte()))
        .put("millis", millis(attempt.total()))
        .put("request_id", attempt.requestId())
        .put("note", attempt.note());
    json.set("usage", usage(attempt.usage()));
    return json;
  }

  private static ObjectNode usage(Usage usage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("input", usage.input().value())
        .put("cache_read", usage.cacheRead().value())
        .put("cache_write", usage.cacheWrite().value())
        .put("output", usage.output().value())
        .put("complete", usage.isComplete());
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / NANOS_PER_MILLI * 1_000) / 1_000.0;
  }
}
