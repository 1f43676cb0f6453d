package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.catalog.Price;
import dev.pointsman.unit.TokenCount;
import dev.pointsman.unit.Usd;
import java.math.BigDecimal;
import java.time.Instant;

/// A model, real or virtual, as clients are told of it.
///
/// @param owner the provider, or this service
/// @param maxOutput the largest answer, 0 when unknown: clients are told nothing then
record ListedModel(
    String id,
    String name,
    String owner,
    TokenCount contextWindow,
    TokenCount maxOutput,
    Price price) {
  /// Providers tell no honest date of what is always the newest; clients only ask that there is
  /// one.
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private static final int NANOS = 9;
  private static final int PER_MILLION = 6;

  ObjectNode anthropic() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", "model")
        .put("id", id)
        .put("display_name", name)
        .put("created_at", CREATED.toString())
        .put("max_input_tokens", contextWindow.value());
    return withMaxOutput("max_tokens", json);
  }

  /// Prices and window in the words of OpenRouter, which aider and others read; USD per token.
  ObjectNode openAi() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("object", "model").put("created", CREATED.getEpochSecond());
    json.put("owned_by", owner).put("display_name", name);
    json.put("context_window", contextWindow.value()).put("context_length", contextWindow.value());
    withMaxOutput("max_output_tokens", json);
    json.putObject("pricing")
        .put("prompt", perToken(price.input(), 1))
        .put("completion", perToken(price.output(), 1))
        .put("input_cache_read", perToken(price.input(), price.cacheRead()))
        .put("input_cache_write", perToken(price.input(), price.cacheWrite()));
    return json;
  }

  private ObjectNode withMaxOutput(String field, ObjectNode json) {
    return maxOutput.equals(TokenCount.ZERO) ? json : json.put(field, maxOutput.value());
  }

  private static String perToken(Usd perMillion, double factor) {
    return BigDecimal.valueOf(perMillion.nanos(), NANOS)
        .movePointLeft(PER_MILLION)
        .multiply(BigDecimal.valueOf(factor))
        .stripTrailingZeros()
        .toPlainString();
  }
}
