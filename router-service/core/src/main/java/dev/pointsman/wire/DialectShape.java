package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import java.util.Set;

/// Tells the dialects apart by what only one of them writes.
final class DialectShape {
  private static final Set<String> ANTHROPIC_BLOCKS =
      Set.of("tool_use", "tool_result", "thinking", "redacted_thinking", "document");

  private DialectShape() {}

  static Dialect of(JsonNode body) {
    if (!body.path("messages").isArray() && body.has("input")) {
      return Dialect.OPENAI_RESPONSES;
    }
    return isAnthropic(body) ? Dialect.ANTHROPIC_MESSAGES : Dialect.OPENAI_CHAT;
  }

  private static boolean isAnthropic(JsonNode body) {
    if (body.has("system") || body.has("thinking") || body.has("anthropic_version")) {
      return true;
    }
    if (body.path("tools").path(0).has("input_schema")) {
      return true;
    }
    for (var message : body.path("messages")) {
      if (hasAnthropicBlock(message.path("content"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAnthropicBlock(JsonNode content) {
    if (!content.isArray()) {
      return false;
    }
    for (var block : content) {
      if (ANTHROPIC_BLOCKS.contains(block.path("type").asText(""))) {
        return true;
      }
    }
    return false;
  }
}
