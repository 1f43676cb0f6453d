package dev.pointsman.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.catalog.ModelOffer;
import dev.pointsman.catalog.Price;
import dev.pointsman.catalog.Target;
import dev.pointsman.catalog.Tier;
import dev.pointsman.policy.TierCost;
import dev.pointsman.unit.ModelId;
import dev.pointsman.unit.ProviderId;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;

/// Models, tiers and their costs as JSON. Money is in whole nano-dollars.
final class ModelJson {
  private ModelJson() {}

  static ObjectNode write(Target target) {
    var json = write(target.tier());
    json.setAll(write(target.offer()));
    return json;
  }

  static Target target(JsonNode json) {
    return new Target(tier(json), offer(json));
  }

  static ObjectNode write(TierCost cost) {
    return write(new Target(cost.tier(), cost.offer()))
        .put("call_nanos", cost.call().nanos())
        .put("expected_nanos", cost.expected().nanos());
  }

  static TierCost cost(JsonNode json) {
    return new TierCost(
        tier(json), offer(json), usd(json, "call_nanos"), usd(json, "expected_nanos"));
  }

  static ObjectNode write(Tier tier) {
    return object().put("tier", tier.name()).put("rank", tier.rank());
  }

  static Tier tier(JsonNode json) {
    return new Tier(json.required("tier").textValue(), json.required("rank").intValue());
  }

  private static ObjectNode write(ModelOffer offer) {
    var price = offer.price();
    var json =
        object()
            .put("provider", offer.provider().value())
            .put("model", offer.model().value())
            .put("context_window", offer.contextWindow().value())
            .put("output_factor", offer.outputFactor());
    json.putObject("price")
        .put("input_nanos", price.input().nanos())
        .put("output_nanos", price.output().nanos())
        .put("cache_read", price.cacheRead())
        .put("cache_write", price.cacheWrite());
    return json;
  }

  private static ModelOffer offer(JsonNode json) {
    var price = json.required("price");
    return new ModelOffer(
        new ProviderId(json.required("provider").textValue()),
        new ModelId(json.required("model").textValue()),
        new Price(
            usd(price, "input_nanos"),
            usd(price, "output_nanos"),
            price.required("cache_read").doubleValue(),
            price.required("cache_write").doubleValue()),
        new TokenCount(json.required("context_window").longValue()),
        json.required("output_factor").doubleValue());
  }

  static Usd usd(JsonNode json, String name) {
    return new Usd(json.required(name).longValue());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
