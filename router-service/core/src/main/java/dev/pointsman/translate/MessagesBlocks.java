package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pointsman.json.PlacedJson;
import java.util.Set;

/// Writes the content of a chat message as Anthropic blocks. Texts without a word are left out: the
/// Messages API refuses them.
final class MessagesBlocks {
  private static final Set<String> KNOWN =
      Set.of("type", "text", "image_url", "file", "refusal", CacheMarks.FIELD);

  private final Notes notes;
  private final CacheMarks marks;

  MessagesBlocks(Notes notes, CacheMarks marks) {
    this.notes = notes;
    this.marks = marks;
  }

  void addAll(PlacedJson content, ArrayNode blocks) {
    if (content.isAbsent()) {
      return;
    }
    if (content.node().isTextual()) {
      addText(content.node().textValue(), blocks);
      return;
    }
    if (!content.node().isArray()) {
      throw content.mismatch("a string or an array of parts");
    }
    content.requireElements().forEach(part -> add(part, blocks));
  }

  void addText(String text, ArrayNode blocks) {
    if (!text.isBlank()) {
      blocks.add(Json.textBlock(text));
    }
  }

  private void add(PlacedJson part, ArrayNode blocks) {
    var type = part.requireObject().field("type");
    switch (type.requireText()) {
      case "text" -> addText(part.field("text").requireText(), blocks);
      case "refusal" -> addText(part.field("refusal").requireText(), blocks);
      case "image_url" -> blocks.add(Pictures.toMessages(part));
      case "file" -> blocks.add(Pictures.fileToMessages(part));
      default -> throw Untranslatable.at(type, "a part that " + Apis.MESSAGES + " can express");
    }
    marks.carry(part, blocks);
    notes.droppedBeside(KNOWN, part);
  }
}
