package dev.pointsman.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The arguments of a tool call: the text of each named argument, or one text alone for a tool that
/// takes free text (then under the empty name).
public record ToolInput(Map<String, String> arguments) {
  public static final ToolInput NONE = new ToolInput(Map.of());

  public ToolInput {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  public static ToolInput freeText(String text) {
    return new ToolInput(Map.of("", text));
  }

  /// The first of these arguments that is given, else an empty text.
  public String firstOf(List<String> names) {
    for (var name : names) {
      var value = arguments.get(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /// All arguments' texts, a line each.
  public String text() {
    return String.join("\n", arguments.values());
  }
}
