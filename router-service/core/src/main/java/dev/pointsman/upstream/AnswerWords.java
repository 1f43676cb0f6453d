package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// Counts what a model wrote in a whole answer, in any of the three dialects: its words and the
/// arguments of its tool calls, not what stands around them.
final class AnswerWords {
  private static final Set<String> WRITTEN =
      Set.of("text", "thinking", "content", "refusal", "reasoning_content", "reasoning");

  /// Arguments that may be an object instead of text.
  private static final Set<String> INPUTS = Set.of("input", "arguments");

  /// Where an answer holds them: what else there is may repeat the request.
  private static final Set<String> HOLDERS = Set.of("content", "choices", "output");

  private AnswerWords() {}

  static long characters(JsonNode answer) {
    return HOLDERS.stream().mapToLong(holder -> within(answer.path(holder))).sum();
  }

  private static long within(JsonNode part) {
    var count = 0L;
    for (var field : part.properties()) {
      count += field(field.getKey(), field.getValue());
    }
    if (part.isArray()) {
      for (var element : part) {
        count += within(element);
      }
    }
    return count;
  }

  private static long field(String name, JsonNode value) {
    if (INPUTS.contains(name)) {
      return value.isTextual() ? value.textValue().length() : value.toString().length();
    }
    if (value.isTextual()) {
      return WRITTEN.contains(name) ? value.textValue().length() : 0;
    }
    return within(value);
  }
}
