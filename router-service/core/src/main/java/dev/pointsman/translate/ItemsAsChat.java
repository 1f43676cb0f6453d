package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.Body;

/// Writes a request of the Responses API's shape as one of chat completions: some clients send it
/// to the chat endpoint, and understand chat's answers alone. Fields that both know stay.
public final class ItemsAsChat {
  private static final String NOTHING = "nothing: " + Apis.CHAT + " keeps no conversations";

  private final PlacedJson request;
  private final ObjectNode chat = Json.object();
  private final Notes notes = new Notes();

  private ItemsAsChat(PlacedJson request) {
    this.request = request;
  }

  /// Whether a body for the chat endpoint has that shape.
  public static boolean isShapeOf(JsonNode body) {
    return body.has("input") && !body.path("messages").isArray();
  }

  /// The request as chat has it.
  ///
  /// @throws Untranslatable when chat cannot say it
  public static TranslatedRequest write(Body body) {
    try {
      var writer = new ItemsAsChat(Json.read(body));
      writer.request.requireFields().forEach(writer::write);
      writer.notes.add("wrote a body of the Responses API's shape as chat");
      return new TranslatedRequest(Json.body(writer.chat), false, writer.notes.lines());
    } catch (MalformedJson failure) {
      throw Untranslatable.of(failure);
    }
  }

  private void write(String name, PlacedJson value) {
    switch (name) {
      case "input" -> chat.set("messages", turns(value).messages());
      case "instructions", "messages" -> {}
      case "tools" -> writeTools(value);
      case "tool_choice" -> chat.set("tool_choice", nested(value.node()));
      case "max_output_tokens" -> chat.set("max_completion_tokens", value.node());
      case "reasoning" -> keep("reasoning_effort", value.node().path("effort"));
      case "text" -> writeText(value.node());
      case "previous_response_id", "conversation", "prompt" -> refuse(value);
      case "include", "truncation", "background" -> drop(name, value);
      default -> chat.set(name, value.node());
    }
  }

  private ItemTurns turns(PlacedJson input) {
    var turns = new ItemTurns(notes);
    turns.instruct(request.field("instructions"));
    if (input.node().isTextual()) {
      turns.ask(input.requireText());
    } else if (input.node().isArray()) {
      input.requireElements().forEach(turns::add);
    } else {
      throw input.mismatch("a string or an array of items");
    }
    return turns;
  }

  private void writeTools(PlacedJson tools) {
    if (!tools.isAbsent()) {
      var written = chat.putArray("tools");
      tools.requireElements().forEach(tool -> written.add(nested(tool.node())));
    }
  }

  /// Chat holds what a function is called, and what it takes, in an object of its own.
  private static JsonNode nested(JsonNode flat) {
    if (!flat.path("type").asText().equals("function") || flat.has("function")) {
      return flat;
    }
    var function = (ObjectNode) flat.deepCopy();
    function.remove("type");
    var tool = Json.object("function");
    tool.set("function", function);
    return tool;
  }

  private void writeText(JsonNode text) {
    keep("verbosity", text.path("verbosity"));
    var format = text.path("format");
    if (!format.path("type").asText().equals("json_schema")) {
      keep("response_format", format);
      return;
    }
    var schema = (ObjectNode) format.deepCopy();
    schema.remove("type");
    chat.putObject("response_format").put("type", "json_schema").set("json_schema", schema);
  }

  private void keep(String name, JsonNode value) {
    if (!Json.isIdle(value)) {
      chat.set(name, value);
    }
  }

  private static void refuse(PlacedJson field) {
    if (!Json.isIdle(field.node())) {
      throw Untranslatable.at(field, NOTHING);
    }
  }

  private void drop(String name, PlacedJson field) {
    if (!Json.isIdle(field.node())) {
      notes.dropped(name);
    }
  }
}
