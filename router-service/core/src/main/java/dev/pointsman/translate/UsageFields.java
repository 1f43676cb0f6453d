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
    var input = Math.max(0, count(usage, "prompt_tokens") - read - written);
    return messages(input, written, read, count(usage, "completion_tokens"));
  }

  static ObjectNode toMessages(Usage usage) {
    return messages(
        usage.input().value(),
        usage.cacheWrite().value(),
        usage.cacheRead().value(),
        usage.output().value());
  }

  private static ObjectNode messages(long input, long written, long read, long output) {
    return Json.object()
        .put("input_tokens", input)
        .put("cache_creation_input_tokens", written)
        .put("cache_read_input_tokens", read)
        .put("output_tokens", output);
  }

  private static long count(JsonNode usage, String field) {
    return Math.max(0, usage.path(field).asLong(0));
  }
}
