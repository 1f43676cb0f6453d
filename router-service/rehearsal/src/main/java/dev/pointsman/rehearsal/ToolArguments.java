package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes up the arguments of a tool call after the tool's schema, harmless ones.
///
/// @param agentType what an agent to start is to be
/// @param agent the agent to wait for
record ToolArguments(String agentType, String agent) {
  static final ToolArguments USUAL = new ToolArguments("general-purpose", "");

  /// A value for everything that the schema requires, and the words for an agent where they may be
  /// left out.
  ObjectNode of(JsonNode schema) {
    var properties = schema.path("properties");
    var arguments = Json.object();
    for (var required : schema.path("required")) {
      var name = required.asText();
      arguments.set(name, value(name, properties.path(name)));
    }
    if (arguments.isEmpty() && properties.has("message")) {
      arguments.put("message", text("message"));
    }
    return arguments;
  }

  private JsonNode value(String name, JsonNode schema) {
    if (schema.path("enum").size() > 0) {
      return schema.path("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "array" -> array(name, schema);
      case "boolean" -> Json.parse("false");
      case "integer", "number" -> Json.parse("1");
      case "object" -> of(schema);
      default -> Json.object().textNode(text(name));
    };
  }

  private JsonNode array(String name, JsonNode schema) {
    var isCommand = name.equals("command") || name.equals("cmd");
    return isCommand
        ? Json.parse("[\"echo\",\"rehearsal\"]")
        : Json.object().arrayNode().add(value(name, schema.path("items")));
  }

  private String text(String name) {
    return switch (name) {
      case "command", "cmd" -> "echo rehearsal";
      case "subagent_type" -> agentType;
      case "targets" -> agent;
      case "prompt", "message" -> "rehearse text";
      case "file_path", "path" -> "README.md";
      default -> "rehearsal";
    };
  }
}
