package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.upstream.Usage;

/// Token counts in either dialect: OpenAI's prompt tokens include the cached ones, Anthropic's
/// input tokens exclude them.
final class UsageFields {
  private UsageFields() {}

  static ObjectNode toChat(JsonNode usage) {
    var read = count(usage, "cache_read_input_tokens");
    var written = count(usage, "cache_creation_input_tokens");
    var prompt = count(usage, "input_tokens") + read + written;
    var completion = count(usage, "output_tokens");
    var chat =
        Json.object()
            .put("prompt_tokens", prompt)
            .put("completion_tokens", completion)
            .put("total_tokens", prompt + completion);
    chat.putObject("prompt_tokens_details")
        .put("cached_tokens", read)
        .put("cache_write_tokens", written);
    return chat;
  }

  static ObjectNode toMessages(JsonNode usage) {
    var details = usage.path("prompt_tokens_details");
    var read = count(details, "cached_tokens");
    var written = count(details, "cache_write_tokens");
    return Json.object()
        .put("input_tokens", Math.max(0, count(usage, "prompt_tokens") - read - written))
        .put("cache_creation_input_tokens", written)
        .put("cache_read_input_tokens", read)
        .put("output_tokens", count(usage, "completion_tokens"));
  }

  static ObjectNode toMessages(Usage usage) {
    return Json.object()
        .put("input_tokens", usage.input().value())
        .put("cache_creation_input_tokens", usage.cacheWrite().value())
        .put("cache_read_input_tokens", usage.cacheRead().value())
        .put("output_tokens", usage.output().value());
  }

  private static long count(JsonNode usage, String field) {
    return Math.max(0, usage.path(field).asLong(0));
  }
}
