package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Image;
import dev.pointsman.request.ContentBlock.Other;
import dev.pointsman.request.ContentBlock.Text;
import dev.pointsman.request.ContentBlock.Thinking;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import java.util.ArrayList;
import java.util.List;

/// Reads content: a string, an array of blocks in any dialect's spelling, or null.
final class Blocks {
  private Blocks() {}

  static List<ContentBlock> of(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue().isEmpty() ? List.of() : List.of(new Text(content.textValue()));
    }
    var blocks = new ArrayList<ContentBlock>();
    if (content.isArray()) {
      content.forEach(block -> add(block, blocks));
    }
    return blocks;
  }

  /// The words in some content, its text blocks joined by line breaks.
  static String text(JsonNode content) {
    var texts =
        of(content).stream()
            .filter(Text.class::isInstance)
            .map(block -> ((Text) block).text())
            .toList();
    return texts.size() == 1 ? texts.getFirst() : String.join("\n", texts);
  }

  /// A tool's result, and beside it the pictures that it holds.
  static List<ContentBlock> result(String id, JsonNode content, boolean failed) {
    var blocks = new ArrayList<ContentBlock>();
    var text = content.isObject() ? ToolInputs.flat(content) : text(content);
    blocks.add(new ToolResult(id, text, failed));
    of(content).stream().filter(Image.class::isInstance).forEach(blocks::add);
    return blocks;
  }

  private static void add(JsonNode block, List<ContentBlock> blocks) {
    if (block.isTextual()) {
      blocks.add(new Text(block.textValue()));
      return;
    }
    var type = block.path("type").asText("");
    switch (type) {
      case "text", "input_text", "output_text", "summary_text" ->
          addText(block.path("text").asText(""), blocks);
      case "refusal" -> addText(block.path("refusal").asText(""), blocks);
      case "image", "image_url", "input_image" -> blocks.add(new Image());
      case "thinking" -> blocks.add(new Thinking(block.path("thinking").asText("")));
      case "redacted_thinking" -> blocks.add(new Thinking(""));
      case "tool_use", "server_tool_use", "mcp_tool_use" -> blocks.add(use(block));
      case "tool_result" -> blocks.addAll(result(block));
      default -> blocks.add(new Other(type));
    }
  }

  private static void addText(String text, List<ContentBlock> blocks) {
    if (!text.isEmpty()) {
      blocks.add(new Text(text));
    }
  }

  private static ToolUse use(JsonNode block) {
    return new ToolUse(
        block.path("id").asText(""),
        block.path("name").asText(""),
        ToolInputs.of(block.path("input")));
  }

  private static List<ContentBlock> result(JsonNode block) {
    return result(
        block.path("tool_use_id").asText(""),
        block.path("content"),
        block.path("is_error").asBoolean(false));
  }
}
