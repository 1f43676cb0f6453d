package dev.pointsman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Lays settings over those of a JSON file: objects are merged, everything else of the file stays.
final class JsonSettings {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private JsonSettings() {}

  static String merge(String before, String settings) {
    try {
      var wanted = (ObjectNode) JSON.readTree(settings);
      var root = before.isBlank() ? JSON.createObjectNode() : JSON.readTree(before);
      if (!(root instanceof ObjectNode object)) {
        throw new SettingsRefused("the file holds no JSON object", settings);
      }
      var merged = object.deepCopy();
      lay(wanted, merged);
      return merged.equals(object)
          ? before
          : JSON.writer(PRINTER).writeValueAsString(merged) + "\n";
    } catch (JsonProcessingException _) {
      throw new SettingsRefused("the file is not plain JSON (has it comments?)", settings);
    }
  }

  private static void lay(ObjectNode settings, ObjectNode target) {
    for (var entry : settings.properties()) {
      var there = target.path(entry.getKey());
      if (entry.getValue() instanceof ObjectNode inner && there instanceof ObjectNode object) {
        lay(inner, object);
      } else {
        JsonNode value = entry.getValue();
        target.set(entry.getKey(), value);
      }
    }
  }
}
