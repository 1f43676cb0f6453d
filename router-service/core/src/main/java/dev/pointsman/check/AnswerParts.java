package dev.pointsman.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.check.FinishedAnswer.Stop;
import dev.pointsman.check.FinishedAnswer.ToolCall;
import java.util.ArrayList;
import java.util.List;

/// Collects what an answer holds, in whichever dialect's pieces it comes.
final class AnswerParts {
  private final StringBuilder text = new StringBuilder();
  private final List<ToolCall> calls = new ArrayList<>();
  private boolean hasMore;
  private boolean hasRefused;

  FinishedAnswer answer(Stop stop) {
    return new FinishedAnswer(text.toString(), calls, stop, hasMore);
  }

  boolean hasRefused() {
    return hasRefused;
  }

  void addText(String piece) {
    text.append(piece);
  }

  void addCall(String name, String arguments, boolean isFreeform) {
    calls.add(new ToolCall(name, arguments, isFreeform));
  }

  void addCall(JsonNode call, String field) {
    addCall(call.path("name").asText(""), call.path(field).asText(""), field.equals("input"));
  }

  /// A chat message's content: a string, or parts.
  void addContent(JsonNode content) {
    if (content.isTextual()) {
      addText(content.textValue());
    }
    content.forEach(part -> addText(part.path("text").asText("")));
  }

  void addChatCall(JsonNode call) {
    if (call.path("custom").isObject()) {
      addCall(call.path("custom"), "input");
      return;
    }
    addCall(call.path("function"), "arguments");
  }

  /// An Anthropic block.
  void addBlock(JsonNode block) {
    switch (block.path("type").asText("")) {
      case "text" -> addText(block.path("text").asText(""));
      case "tool_use" ->
          addCall(block.path("name").asText(""), block.path("input").toString(), false);
      case "thinking", "redacted_thinking" -> {}
      default -> hasMore = true;
    }
  }

  /// An item of a response's output.
  void addItem(JsonNode item) {
    switch (item.path("type").asText("")) {
      case "message" -> item.path("content").forEach(this::addPart);
      case "function_call" -> addCall(item, "arguments");
      case "custom_tool_call" -> addCall(item, "input");
      case "reasoning" -> {}
      default -> hasMore = true;
    }
  }

  private void addPart(JsonNode part) {
    var refusal = part.path("refusal").asText("");
    hasRefused |= !refusal.isEmpty();
    addText(part.path("text").asText("") + refusal);
  }
}
