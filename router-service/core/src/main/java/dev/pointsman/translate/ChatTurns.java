package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pointsman.json.PlacedJson;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/// Writes Anthropic's system text and messages as chat messages, in their order.
final class ChatTurns {
  private static final Set<String> CALL = Set.of("type", "id", "name", "input");
  private static final Set<String> RESULT = Set.of("type", "tool_use_id", "content", "is_error");

  private final ArrayNode messages = Json.array();
  private final Notes notes;
  private final ChatParts parts;

  ChatTurns(Notes notes) {
    this.notes = notes;
    this.parts = new ChatParts(notes);
  }

  ArrayNode messages() {
    return messages;
  }

  void addSystem(PlacedJson content) {
    say("system", parts.of(content));
  }

  void add(PlacedJson message) {
    var role = message.requireObject().field("role");
    var content = message.field("content");
    switch (role.requireText()) {
      case "user" -> addUser(content);
      case "assistant" -> addAssistant(content);
      case "system" -> addSystem(content);
      default -> throw Untranslatable.at(role, "\"user\" or \"assistant\"");
    }
  }

  /// Results come before everything else of their message, as chat demands: right after the calls.
  private void addUser(PlacedJson content) {
    if (!content.node().isArray()) {
      say("user", parts.of(content));
      return;
    }
    var pictures = Json.array();
    var said = Json.array();
    for (var block : content.requireElements()) {
      if (isOfType(block, "tool_result")) {
        addResult(block, pictures);
      } else {
        parts.add(block, said);
      }
    }
    say("user", pictures.addAll(said));
  }

  /// A tool message holds text alone: pictures move into the user message behind the results.
  private void addResult(PlacedJson block, ArrayNode pictures) {
    var id = ToolNames.id(block.field("tool_use_id").requireText());
    var texts = new ArrayList<String>();
    for (var part : parts.of(block.field("content"))) {
      if (part.has("text")) {
        texts.add(part.path("text").textValue());
      } else {
        pictures.add(Json.textBlock("Attached to the result of tool call " + id + ":")).add(part);
      }
    }
    notes.droppedBeside(RESULT, block);
    messages
        .addObject()
        .put("role", "tool")
        .put("tool_call_id", id)
        .put("content", resultText(String.join("\n", texts), block));
  }

  private static String resultText(String text, PlacedJson block) {
    var isError = block.node().path("is_error").asBoolean(false);
    if (!isError || text.toLowerCase(Locale.ROOT).startsWith("error")) {
      return text;
    }
    return "Error: " + text;
  }

  private void addAssistant(PlacedJson content) {
    var said = Json.array();
    var calls = Json.array();
    if (content.node().isArray()) {
      for (var block : content.requireElements()) {
        addSpoken(block, said, calls);
      }
    } else {
      parts.addAll(content, said);
    }
    if (calls.isEmpty()) {
      say("assistant", said);
      return;
    }
    var message = messages.addObject().put("role", "assistant");
    message.set("content", said.isEmpty() ? message.nullNode() : Json.content(said));
    message.set("tool_calls", calls);
  }

  private void addSpoken(PlacedJson block, ArrayNode said, ArrayNode calls) {
    if (!isOfType(block, "tool_use")) {
      parts.add(block, said);
      return;
    }
    notes.droppedBeside(CALL, block);
    var call = calls.addObject();
    call.put("id", ToolNames.id(block.field("id").requireText())).put("type", "function");
    var input = block.field("input");
    call.putObject("function")
        .put("name", ToolNames.name(block.field("name")))
        .put("arguments", input.isAbsent() ? "{}" : input.requireObject().node().toString());
  }

  private void say(String role, ArrayNode said) {
    if (!said.isEmpty()) {
      messages.addObject().put("role", role).set("content", Json.content(said));
    }
  }

  private static boolean isOfType(PlacedJson block, String type) {
    return block.node().path("type").asText().equals(type);
  }
}
