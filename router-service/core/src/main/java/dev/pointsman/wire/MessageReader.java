package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Thinking;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Speaker;
import java.util.ArrayList;
import java.util.List;

/// Reads one message of a chat completions or Messages body.
final class MessageReader {
  private MessageReader() {}

  static void readInto(Conversation conversation, PlacedJson message) {
    var node = message.requireObject().node();
    requireContent(message.field("content"));
    var content = node.path("content");
    switch (node.path("role").asText("")) {
      case "system", "developer" -> conversation.addSystem(Blocks.text(content));
      case "assistant", "model" -> conversation.add(Speaker.ASSISTANT, spoken(node));
      case "tool", "function" ->
          conversation.add(
              Speaker.USER,
              Blocks.result(
                  node.path("tool_call_id").asText(node.path("name").asText("")),
                  content,
                  node.path("is_error").asBoolean(false)));
      default -> conversation.add(Speaker.USER, Blocks.of(content));
    }
  }

  static void requireContent(PlacedJson content) {
    var node = content.node();
    if (!content.isAbsent() && !node.isTextual() && !node.isContainerNode()) {
      throw content.mismatch("a string or an array of blocks");
    }
  }

  private static List<ContentBlock> spoken(JsonNode message) {
    var blocks = new ArrayList<ContentBlock>();
    var reasoning = message.path("reasoning_content").asText("");
    if (!reasoning.isEmpty()) {
      blocks.add(new Thinking(reasoning));
    }
    blocks.addAll(Blocks.of(message.path("content")));
    message.path("tool_calls").forEach(call -> blocks.add(use(call)));
    var legacy = message.path("function_call");
    if (legacy.isObject()) {
      blocks.add(use(legacy.path("name").asText(""), legacy));
    }
    return blocks;
  }

  private static ToolUse use(JsonNode call) {
    var id = call.path("id").asText("");
    var custom = call.path("custom");
    if (custom.isObject()) {
      return new ToolUse(id, custom.path("name").asText(""), ToolInputs.of(custom.path("input")));
    }
    return use(id, call.path("function"));
  }

  private static ToolUse use(String id, JsonNode function) {
    return new ToolUse(
        id, function.path("name").asText(""), ToolInputs.of(function.path("arguments")));
  }
}
