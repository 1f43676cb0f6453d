package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A tool that a request offers, in any dialect.
///
/// @param name with its namespace before a dot, where it has one
record OfferedTool(String name, JsonNode node) {
  static List<OfferedTool> of(JsonNode tools) {
    return stream(tools).flatMap(tool -> each(tool)).toList();
  }

  private static Stream<OfferedTool> each(JsonNode tool) {
    var name = tool.path("function").path("name").asText(tool.path("name").asText());
    return tool.path("type").asText().equals("namespace")
        ? stream(tool.path("tools"))
            .map(inner -> new OfferedTool(name + "." + inner.path("name").asText(), inner))
        : Stream.of(new OfferedTool(name, tool));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /// Whatever the namespace.
  boolean isCalled(String other) {
    return name.substring(name.indexOf('.') + 1).equalsIgnoreCase(other);
  }

  boolean isFreeform() {
    return node.path("type").asText().equals("custom");
  }

  JsonNode schema() {
    if (node.has("input_schema")) {
      return node.path("input_schema");
    }
    return node.has("function")
        ? node.path("function").path("parameters")
        : node.path("parameters");
  }
}
