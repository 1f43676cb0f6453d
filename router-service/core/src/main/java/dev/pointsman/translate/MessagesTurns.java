package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.util.Set;

/// Writes chat messages as Anthropic's system text and messages, in their order. Neighbours of one
/// role become one message: all results of parallel calls must stand in one.
final class MessagesTurns {
  private static final Set<String> KNOWN =
      Set.of("role", "content", "refusal", "tool_calls", "tool_call_id", CacheMarks.FIELD);

  private final ArrayNode system = Json.array();
  private final ArrayNode messages = Json.array();
  private final Notes notes;
  private final CacheMarks marks;
  private final MessagesBlocks blocks;
  private ArrayNode results = Json.array();
  private ArrayNode said = Json.array();
  private ArrayNode answered = Json.array();

  MessagesTurns(Notes notes, CacheMarks marks) {
    this.notes = notes;
    this.marks = marks;
    this.blocks = new MessagesBlocks(notes, marks);
  }

  void add(PlacedJson message) {
    var role = message.requireObject().field("role");
    switch (role.requireText()) {
      case "system", "developer" -> addSystem(message);
      case "user" -> {
        endAssistant();
        addContent(message, said);
      }
      case "assistant" -> addAssistant(message);
      case "tool" -> addResult(message);
      default -> throw Untranslatable.at(role, "\"system\", \"user\", \"assistant\" or \"tool\"");
    }
    notes.droppedBeside(KNOWN, message);
  }

  void writeInto(ObjectNode request) {
    endAssistant();
    endUser();
    if (!system.isEmpty()) {
      request.set("system", Json.content(system));
    }
    request.set("messages", messages);
  }

  private void addContent(PlacedJson message, ArrayNode to) {
    blocks.addAll(message.field("content"), to);
    marks.carry(message, to);
  }

  private void addSystem(PlacedJson message) {
    if (messages.isEmpty() && said.isEmpty() && results.isEmpty() && answered.isEmpty()) {
      addContent(message, system);
      return;
    }
    notes.add("gave a later system message in the user's place");
    endAssistant();
    addContent(message, said);
  }

  private void addAssistant(PlacedJson message) {
    endUser();
    refuse(message.field("function_call"));
    refuse(message.field("audio"));
    blocks.addAll(message.field("content"), answered);
    if (message.node().path("refusal").isTextual()) {
      blocks.addText(message.node().path("refusal").textValue(), answered);
    }
    var calls = message.field("tool_calls");
    if (!calls.isAbsent()) {
      calls.requireElements().forEach(call -> answered.add(use(call)));
    }
    marks.carry(message, answered);
  }

  private void addResult(PlacedJson message) {
    endAssistant();
    var content = Json.array();
    blocks.addAll(message.field("content"), content);
    var result = Json.object("tool_result");
    result.put("tool_use_id", ToolNames.id(message.field("tool_call_id").requireText()));
    CacheMarks.lift(content, result);
    marks.carry(message, result);
    if (!content.isEmpty()) {
      result.set("content", Json.content(content));
    }
    results.add(result);
  }

  private ObjectNode use(PlacedJson call) {
    var type = call.requireObject().field("type");
    if (!type.isAbsent() && !type.requireText().equals("function")) {
      throw Untranslatable.at(type, "\"function\"");
    }
    var function = call.field("function").requireObject();
    var use = Json.object("tool_use");
    use.put("id", ToolNames.id(call.field("id").requireText()));
    use.put("name", ToolNames.name(function.field("name")));
    var text = function.field("arguments").requireText();
    use.set(
        "input",
        Json.arguments(text)
            .orElseGet(() -> {
              notes.add("wrapped arguments of an earlier tool call that are no JSON object");
              return Json.object().put("arguments", text);
            }));
    marks.carry(call, use);
    return use;
  }

  private static void refuse(PlacedJson field) {
    if (!field.isAbsent()) {
      throw Untranslatable.at(field, "nothing: " + Apis.MESSAGES + " has no such field");
    }
  }

  private void endAssistant() {
    end("assistant", answered);
    answered = Json.array();
  }

  private void endUser() {
    end("user", results.addAll(said));
    results = Json.array();
    said = Json.array();
  }

  private void end(String role, ArrayNode content) {
    if (!content.isEmpty()) {
      messages.addObject().put("role", role).set("content", Json.content(content));
    }
  }
}
