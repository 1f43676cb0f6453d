package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pointsman.json.PlacedJson;
import java.util.Set;

/// Writes Anthropic content blocks as parts of a chat message.
final class ChatParts {
  private static final String BILLING = "x-anthropic-billing-header:";
  private static final Set<String> KNOWN =
      Set.of("type", "text", "source", "title", "context", "content");

  private final Notes notes;

  ChatParts(Notes notes) {
    this.notes = notes;
  }

  /// The parts of content: a string, an array of blocks, or nothing.
  ArrayNode of(PlacedJson content) {
    var parts = Json.array();
    addAll(content, parts);
    return parts;
  }

  void addAll(PlacedJson content, ArrayNode parts) {
    if (content.isAbsent()) {
      return;
    }
    if (content.node().isTextual()) {
      addText(content.node().textValue(), parts);
      return;
    }
    if (!content.node().isArray()) {
      throw content.mismatch("a string or an array of blocks");
    }
    content.requireElements().forEach(block -> add(block, parts));
  }

  void add(PlacedJson block, ArrayNode parts) {
    var type = block.requireObject().field("type");
    switch (type.requireText()) {
      case "text" -> addText(block.field("text").requireText(), parts);
      case "image" -> parts.add(Pictures.toChat(block));
      case "document" -> addDocument(block, parts);
      case "search_result" -> addTitled(block, block.field("content"), parts);
      case "tool_reference" -> addText(block.field("tool_name").requireText(), parts);
      case "thinking", "redacted_thinking" -> notes.dropped("thinking");
      default -> throw Untranslatable.at(type, "a block that " + Apis.CHAT + " can express");
    }
    if (!type.node().textValue().endsWith("thinking")) {
      notes.droppedBeside(KNOWN, block);
    }
  }

  /// The client's billing line changes with every call: it would only keep the cache cold.
  private void addText(String text, ArrayNode parts) {
    if (text.startsWith(BILLING)) {
      notes.dropped("billing-header");
      return;
    }
    if (!text.isEmpty()) {
      parts.add(Json.textBlock(text));
    }
  }

  private void addDocument(PlacedJson block, ArrayNode parts) {
    var source = block.field("source").requireObject();
    switch (source.field("type").requireText()) {
      case "text" -> addTitled(block, source.field("data"), parts);
      case "content" -> addTitled(block, source.field("content"), parts);
      default -> {
        addText(about(block), parts);
        parts.add(Pictures.fileToChat(block));
      }
    }
  }

  private void addTitled(PlacedJson block, PlacedJson content, ArrayNode parts) {
    addText(block.node().path("title").asText(""), parts);
    addText(about(block), parts);
    addAll(content, parts);
  }

  /// What the client says of a document, for the model to know.
  private static String about(PlacedJson document) {
    return document.node().path("context").asText("");
  }
}
