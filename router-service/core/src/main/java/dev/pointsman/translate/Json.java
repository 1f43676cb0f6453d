package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.Body;
import java.util.Optional;

/// New JSON; fields keep the order in which they were set, so that equal input gives equal bytes.
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(String type) {
    return object().put("type", type);
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static ObjectNode textBlock(String text) {
    return object("text").put("text", text);
  }

  static Body body(JsonNode node) {
    return Body.of(node.toString());
  }

  static PlacedJson read(Body body) {
    return PlacedJson.root(JsonReader.read(body.bytes())).requireObject();
  }

  /// The arguments of a tool call as an object, which some servers send instead of its text.
  static Optional<JsonNode> arguments(PlacedJson told) {
    if (told.node().isObject()) {
      return Optional.of(told.node());
    }
    return arguments(told.isAbsent() ? "" : told.requireText());
  }

  /// The arguments of a tool call as an object; none at all are an empty one.
  static Optional<JsonNode> arguments(String text) {
    if (text.isBlank()) {
      return Optional.of(object());
    }
    try {
      return Optional.of(JsonReader.read(text)).filter(JsonNode::isObject);
    } catch (MalformedJson failure) {
      return Optional.empty();
    }
  }

  /// Content as blocks would have it, shortened to a string where it is one text.
  static JsonNode content(ArrayNode blocks) {
    var only = blocks.size() == 1 ? blocks.get(0) : object();
    var isPlainText = only.path("type").asText().equals("text") && only.size() == 2;
    return isPlainText ? only.path("text") : blocks;
  }

  /// Whether a field asks for nothing: absent, null, false, 0, or empty.
  static boolean isIdle(JsonNode node) {
    return switch (node.getNodeType()) {
      case MISSING, NULL -> true;
      case ARRAY, OBJECT -> node.isEmpty();
      case STRING -> node.textValue().isEmpty();
      case BOOLEAN -> !node.booleanValue();
      case NUMBER -> node.doubleValue() == 0;
      case BINARY, POJO -> false;
    };
  }
}
