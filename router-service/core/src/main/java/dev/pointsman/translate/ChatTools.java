package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.util.Set;

/// Writes Anthropic's tools and the choice among them as chat's.
final class ChatTools {
  private static final Set<String> KNOWN = Set.of("type", "name", "description", "input_schema");

  private ChatTools() {}

  static void write(PlacedJson request, ObjectNode chat, Notes notes) {
    var offered = request.field("tools");
    if (offered.isAbsent() || offered.requireElements().isEmpty()) {
      return;
    }
    var tools = chat.putArray("tools");
    offered.requireElements().forEach(tool -> tools.add(function(tool, notes)));
    var choice = request.field("tool_choice");
    if (choice.isAbsent()) {
      return;
    }
    chat.set("tool_choice", choice(choice.requireObject(), chat));
    if (choice.node().path("disable_parallel_tool_use").asBoolean(false)) {
      chat.put("parallel_tool_calls", false);
    }
  }

  private static ObjectNode function(PlacedJson tool, Notes notes) {
    var type = tool.requireObject().field("type");
    if (!type.isAbsent() && !type.requireText().equals("custom")) {
      throw Untranslatable.at(type, "a tool with an input_schema: " + Apis.CHAT + " has no other");
    }
    notes.droppedBeside(KNOWN, tool);
    var function = Json.object().put("name", ToolNames.name(tool.field("name")));
    var description = tool.field("description");
    if (!description.isAbsent()) {
      function.put("description", description.requireText());
    }
    function.set("parameters", parameters(tool.field("input_schema")));
    var offered = Json.object("function");
    offered.set("function", function);
    return offered;
  }

  /// OpenAI demands the properties of an object, if there are none.
  private static ObjectNode parameters(PlacedJson schema) {
    var parameters = (ObjectNode) schema.requireObject().node();
    if (parameters.has("properties") || !parameters.path("type").asText().equals("object")) {
      return parameters;
    }
    var whole = parameters.deepCopy();
    whole.putObject("properties");
    return whole;
  }

  private static JsonNode choice(PlacedJson choice, ObjectNode chat) {
    var type = choice.field("type");
    return switch (type.requireText()) {
      case "auto" -> chat.textNode("auto");
      case "any" -> chat.textNode("required");
      case "none" -> chat.textNode("none");
      case "tool" -> {
        var named = Json.object("function");
        named.putObject("function").put("name", ToolNames.name(choice.field("name")));
        yield named;
      }
      default -> throw Untranslatable.at(type, "\"auto\", \"any\", \"tool\" or \"none\"");
    };
  }
}
