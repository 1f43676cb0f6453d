package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.ToolInput;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/// Reads the arguments of tool calls. A model may have written broken JSON: that is kept as text.
final class ToolInputs {
  private ToolInputs() {}

  /// Arguments as an object, or as a text that holds one.
  static ToolInput of(JsonNode input) {
    if (input.isTextual()) {
      return ofText(input.textValue());
    }
    var arguments = new LinkedHashMap<String, String>();
    input.properties().forEach(field -> arguments.put(field.getKey(), flat(field.getValue())));
    return new ToolInput(arguments);
  }

  static String flat(JsonNode value) {
    if (value.isValueNode()) {
      return value.isNull() ? "" : value.asText();
    }
    var separator = value.isArray() && value.path(0).isTextual() ? " " : "\n";
    return value.valueStream().map(ToolInputs::flat).collect(Collectors.joining(separator));
  }

  private static ToolInput ofText(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return text.isBlank() ? ToolInput.NONE : ToolInput.freeText(text);
    }
    try {
      return of(JsonReader.read(text));
    } catch (MalformedJson ignored) {
      return ToolInput.freeText(text);
    }
  }
}
