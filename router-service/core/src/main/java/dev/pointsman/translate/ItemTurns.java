package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.util.List;

/// Writes the items of a Responses body as chat messages, in their order.
final class ItemTurns {
  private final ArrayNode messages = Json.array();
  private final Notes notes;

  ItemTurns(Notes notes) {
    this.notes = notes;
  }

  ArrayNode messages() {
    return messages;
  }

  void instruct(PlacedJson instructions) {
    if (!instructions.isAbsent()) {
      messages.addObject().put("role", "system").put("content", instructions.requireText());
    }
  }

  void ask(String text) {
    messages.addObject().put("role", "user").put("content", text);
  }

  void add(PlacedJson item) {
    var type = item.requireObject().field("type");
    switch (type.isAbsent() ? "message" : type.requireText()) {
      case "message" -> addMessage(item);
      case "function_call" -> addCall(item);
      case "function_call_output" -> addResult(item);
      case "reasoning" -> notes.dropped("thinking");
      default -> throw Untranslatable.at(type, "an item that " + Apis.CHAT + " can express");
    }
  }

  private void addMessage(PlacedJson item) {
    item.field("role").requireText();
    var message = (ObjectNode) item.node().deepCopy();
    message.remove(List.of("type", "id", "status", "phase"));
    message.set("content", content(item.field("content")));
    messages.add(message);
  }

  /// Calls belong to what the assistant said right before them.
  private void addCall(PlacedJson item) {
    var last = messages.path(messages.size() - 1);
    var message =
        last.path("role").asText().equals("assistant")
            ? (ObjectNode) last
            : messages.addObject().put("role", "assistant").putNull("content");
    var calls =
        message.path("tool_calls") instanceof ArrayNode array
            ? array
            : message.putArray("tool_calls");
    var call = calls.addObject();
    call.put("id", item.field("call_id").requireText()).put("type", "function");
    call.putObject("function")
        .put("name", item.field("name").requireText())
        .put("arguments", item.field("arguments").requireText());
  }

  private void addResult(PlacedJson item) {
    var result = messages.addObject().put("role", "tool");
    result.put("tool_call_id", item.field("call_id").requireText());
    result.set("content", content(item.field("output")));
  }

  private static JsonNode content(PlacedJson content) {
    if (!content.node().isArray()) {
      return content.isAbsent() ? Json.object().nullNode() : content.node();
    }
    var parts = Json.array();
    content.requireElements().forEach(part -> parts.add(part(part)));
    return Json.content(parts);
  }

  /// Parts that are chat's already stay as they are.
  private static JsonNode part(PlacedJson part) {
    return switch (part.requireObject().field("type").requireText()) {
      case "input_text", "output_text" -> text(part);
      case "input_image" -> image(part);
      case "input_file" -> file(part);
      default -> part.node();
    };
  }

  private static ObjectNode text(PlacedJson part) {
    var text = Json.textBlock(part.field("text").requireText());
    var mark = part.node().path(CacheMarks.FIELD);
    return mark.isObject() ? text.set(CacheMarks.FIELD, mark) : text;
  }

  private static ObjectNode image(PlacedJson part) {
    var image = Json.object("image_url");
    var url = image.putObject("image_url").put("url", part.field("image_url").requireText());
    if (part.node().path("detail").isTextual()) {
      url.set("detail", part.node().path("detail"));
    }
    return image;
  }

  private static ObjectNode file(PlacedJson part) {
    var file = (ObjectNode) part.node().deepCopy();
    file.remove("type");
    var written = Json.object("file");
    written.set("file", file);
    return written;
  }
}
