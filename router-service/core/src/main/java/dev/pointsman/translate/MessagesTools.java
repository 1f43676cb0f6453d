package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.util.Set;

/// Writes chat's tools and the choice among them as Anthropic's.
final class MessagesTools {
  private static final Set<String> KNOWN =
      Set.of("name", "description", "parameters", CacheMarks.FIELD);

  private MessagesTools() {}

  static void write(PlacedJson chat, ObjectNode request, Notes notes, CacheMarks marks) {
    var offered = chat.field("tools");
    if (offered.isAbsent() || offered.requireElements().isEmpty()) {
      return;
    }
    var tools = request.putArray("tools");
    offered.requireElements().forEach(tool -> tools.add(tool(tool, notes, marks)));
    var choice = choice(chat.field("tool_choice"));
    var parallel = chat.field("parallel_tool_calls");
    var isSerial = !parallel.isAbsent() && !parallel.requireFlag();
    if (isSerial && !choice.path("type").asText().equals("none")) {
      choice = choice.isEmpty() ? Json.object("auto") : choice;
      choice.put("disable_parallel_tool_use", true);
    }
    if (!choice.isEmpty()) {
      request.set("tool_choice", choice);
    }
  }

  private static ObjectNode tool(PlacedJson offered, Notes notes, CacheMarks marks) {
    var type = offered.requireObject().field("type");
    if (!type.requireText().equals("function")) {
      throw Untranslatable.at(type, "\"function\": " + Apis.MESSAGES + " has no freeform tools");
    }
    var function = offered.field("function").requireObject();
    notes.droppedBeside(KNOWN, function);
    var tool = Json.object().put("name", ToolNames.name(function.field("name")));
    var description = function.field("description");
    if (!description.isAbsent()) {
      tool.put("description", description.requireText());
    }
    tool.set("input_schema", schema(function.field("parameters")));
    marks.carry(function, tool);
    marks.carry(offered, tool);
    return tool;
  }

  /// Anthropic demands the type that chat leaves to be understood.
  private static ObjectNode schema(PlacedJson parameters) {
    if (parameters.isAbsent()) {
      return Json.object("object");
    }
    var schema = (ObjectNode) parameters.requireObject().node();
    return schema.has("type") ? schema : schema.deepCopy().put("type", "object");
  }

  private static ObjectNode choice(PlacedJson choice) {
    if (choice.isAbsent()) {
      return Json.object();
    }
    if (choice.node().isObject()) {
      return named(choice);
    }
    return switch (choice.requireText()) {
      case "auto" -> Json.object("auto");
      case "required" -> Json.object("any");
      case "none" -> Json.object("none");
      default -> throw Untranslatable.at(choice, "\"auto\", \"required\", \"none\" or a function");
    };
  }

  private static ObjectNode named(PlacedJson choice) {
    var type = choice.field("type");
    if (!type.requireText().equals("function")) {
      throw Untranslatable.at(type, "\"function\"");
    }
    return Json.object("tool").put("name", ToolNames.name(choice.field("function").field("name")));
  }
}
