package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.util.Set;

/// Writes chat messages as Anthropic's system text and messages, in their order. Neighbours of one
/// role become one message: all results of parallel calls must stand in one.
final class MessagesTurns {
  private static final Set<String> KNOWN =
      Set.of("role", "content", "refusal", "tool_calls", "tool_call_id");

  private final ArrayNode system = Json.array();
  private final ArrayNode messages = Json.array();
  private final Notes notes;
  private final MessagesBlocks blocks;
  private ArrayNode results = Json.array();
  private ArrayNode said = Json.array();
  private ArrayNode answered = Json.array();

  MessagesTurns(Notes notes) {
    this.notes = notes;
    this.blocks = new MessagesBlocks(notes);
  }

  void add(PlacedJson message) {
    var role = message.requireObject().field("role");
    var content = message.field("content");
    switch (role.requireText()) {
      case "system", "developer" -> addSystem(content);
      case "user" -> {
        endAssistant();
        blocks.addAll(content, said);
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

  private void addSystem(PlacedJson content) {
    if (messages.isEmpty() && said.isEmpty() && results.isEmpty() && answered.isEmpty()) {
      blocks.addAll(content, system);
      return;
    }
    notes.add("gave a later system message in the user's place");
    endAssistant();
    blocks.addAll(content, said);
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
  }

  private void addResult(PlacedJson message) {
    endAssistant();
    var content = Json.array();
    blocks.addAll(message.field("content"), content);
    var result = Json.object("tool_result");
    result.put("tool_use_id", ToolNames.id(message.field("tool_call_id").requireText()));
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
