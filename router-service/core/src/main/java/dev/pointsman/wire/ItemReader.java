package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Other;
import dev.pointsman.request.ContentBlock.Thinking;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Speaker;
import java.util.List;

/// Reads the input of a Responses body: a string, or a list of items.
final class ItemReader {
  private ItemReader() {}

  static void readInto(Conversation conversation, PlacedJson input) {
    if (input.node().isTextual()) {
      conversation.add(Speaker.USER, Blocks.of(input.node()));
      return;
    }
    if (!input.node().isArray()) {
      throw input.mismatch("a string or an array of items");
    }
    input.requireElements().forEach(item -> read(conversation, item));
  }

  private static void read(Conversation conversation, PlacedJson item) {
    var node = item.requireObject().node();
    var type = node.path("type").asText("message");
    switch (type) {
      case "message" -> MessageReader.readInto(conversation, item);
      case "function_call_output", "custom_tool_call_output", "local_shell_call_output" ->
          conversation.add(
              Speaker.USER,
              Blocks.result(node.path("call_id").asText(""), node.path("output"), false));
      default -> conversation.add(Speaker.ASSISTANT, List.of(said(type, node)));
    }
  }

  /// Every other item comes from the model's side, those of future types included.
  private static ContentBlock said(String type, JsonNode item) {
    return switch (type) {
      case "function_call" -> use(item, item.path("name").asText(""), item.path("arguments"));
      case "custom_tool_call" -> use(item, item.path("name").asText(""), item.path("input"));
      case "local_shell_call" -> use(item, "local_shell", item.path("action"));
      case "web_search_call" -> use(item, "web_search", item.path("action"));
      case "reasoning" -> new Thinking(Blocks.text(item.path("summary")));
      default -> new Other(type);
    };
  }

  private static ToolUse use(JsonNode item, String name, JsonNode input) {
    return new ToolUse(item.path("call_id").asText(""), name, ToolInputs.of(input));
  }
}
