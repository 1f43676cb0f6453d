package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;

/// Draws JSON values of any type, with the words that dialects use among the keys and texts.
final class RandomJson {
  static final List<String> FIELDS =
      List.of(
          "text",
          "id",
          "name",
          "input",
          "arguments",
          "function",
          "tool_calls",
          "call_id",
          "output",
          "summary",
          "thinking",
          "tool_use_id",
          "is_error",
          "action",
          "function_call",
          "custom");

  private static final List<String> WORDS =
      List.of(
          "user",
          "assistant",
          "system",
          "tool",
          "developer",
          "text",
          "tool_use",
          "tool_result",
          "image",
          "thinking",
          "function_call",
          "function_call_output",
          "reasoning",
          "message",
          "local_shell_call",
          "web_search_call",
          "custom_tool_call",
          "novelty",
          "",
          "{\"a\":1}");

  private RandomJson() {}

  static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  static JsonNode value(Random random, int depth) {
    var nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextLong());
      case 3 -> nodes.numberNode(random.nextDouble());
      case 4 -> nodes.textNode(word(random));
      case 5 -> nodes.arrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
      default ->
          nodes
              .objectNode()
              .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                  word(random), value(random, depth - 1))
              .set("type", nodes.textNode(word(random)));
    };
  }
}
