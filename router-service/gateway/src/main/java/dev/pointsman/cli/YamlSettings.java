package dev.pointsman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Sets top-level texts of a YAML file line by line, so that comments and order stay, and then
/// reads the result to see that nothing else has changed.
final class YamlSettings {
  /// At a line's start, in quotes of either kind or none.
  private static final Pattern KEY =
      Pattern.compile("(?<quote>[\"']?)(?<key>[\\w-]+)\\k<quote>\\s*:");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private YamlSettings() {}

  static String merge(String before, Map<String, String> settings) {
    var sorted = new TreeMap<>(settings);
    var lines = new ArrayList<>(before.lines().toList());
    sorted.forEach((key, value) -> {
      var at = line(lines, key);
      if (at < 0) {
        lines.add(key + ": " + value);
      } else {
        lines.set(at, key + ": " + value);
      }
    });
    var after = String.join("\n", lines) + "\n";
    if (!isMerged(before, sorted, after)) {
      throw new SettingsRefused("the file is not laid out one key a line", inWords(sorted));
    }
    return after.strip().equals(before.strip()) ? before : after;
  }

  private static int line(List<String> lines, String key) {
    for (var i = 0; i < lines.size(); i++) {
      var found = KEY.matcher(lines.get(i));
      if (found.lookingAt() && found.group("key").equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isMerged(String before, Map<String, String> settings, String after) {
    try {
      var expected = object(YAML.readTree(before));
      settings.forEach(expected::put);
      return expected.equals(YAML.readTree(after));
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  private static ObjectNode object(JsonNode root) {
    return root instanceof ObjectNode object ? object : YAML.createObjectNode();
  }

  private static String inWords(Map<String, String> settings) {
    var words = new StringBuilder();
    settings.forEach((key, value) -> words.append(key).append(": ").append(value).append('\n'));
    return words.toString();
  }
}
