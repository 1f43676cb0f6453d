package dev.pointsman.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A mapping of the configuration file under its key path. A wrong value is noted as a mistake and
/// read as its default, so that reading goes on to the next mistake.
final class Section {
  private final String path;
  private final JsonNode node;
  private final List<Mistake> mistakes;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Section> children = new ArrayList<>();

  private Section(String path, JsonNode node, List<Mistake> mistakes) {
    this.path = path;
    this.node = node;
    this.mistakes = mistakes;
    if (!node.isObject() && !isAbsent(node)) {
      noteAt(path, node, "expected keys with values");
    }
  }

  static Section root(JsonNode node, List<Mistake> mistakes) {
    return new Section("", node, mistakes);
  }

  boolean has(String key) {
    return !isAbsent(value(key));
  }

  /// A text that was written down as empty, which says something: `""`.
  boolean isEmptyText(String key) {
    var value = value(key);
    return value.isTextual() && value.asText().isEmpty();
  }

  Section section(String key) {
    return child(key(key), value(key));
  }

  List<Section> sections(String key) {
    return items(key, "expected a list, each item with '- ' before it").stream()
        .map(index -> child(key(key) + "[" + index + "]", node.path(key).get(index)))
        .toList();
  }

  /// The keys that stand here, for mappings whose keys the operator chooses.
  List<String> keys() {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  String text(String key, String byDefault) {
    return read(key, "expected a text", node -> node.isTextual() && !node.asText().isBlank())
        ? node.path(key).asText().strip()
        : byDefault;
  }

  /// A text that may be `off`, which YAML reads as false when it stands without quotes.
  String textOrOff(String key, String byDefault) {
    var isOff = value(key).isBoolean() && !value(key).asBoolean();
    return isOff ? "off" : text(key, byDefault);
  }

  String required(String key) {
    if (!has(key)) {
      note(key, "missing", "add this key");
    }
    return text(key, "");
  }

  double requiredNumber(String key, double lowest, double highest) {
    if (!has(key)) {
      note(key, "missing", "add this key");
    }
    return number(key, lowest, lowest, highest);
  }

  List<String> texts(String key, List<String> byDefault) {
    if (!has(key)) {
      return byDefault;
    }
    return items(key, "expected a list of texts").stream()
        .map(index -> node.path(key).get(index))
        .filter(item -> isText(key, item))
        .map(JsonNode::asText)
        .toList();
  }

  boolean flag(String key, boolean byDefault) {
    return read(key, "expected true or false", JsonNode::isBoolean)
        ? node.path(key).asBoolean()
        : byDefault;
  }

  int whole(String key, int byDefault, int lowest, int highest) {
    var remedy = "expected a whole number from %d to %d".formatted(lowest, highest);
    return read(key, remedy, node -> isWhole(node, lowest, highest))
        ? node.path(key).asInt()
        : byDefault;
  }

  double number(String key, double byDefault, double lowest, double highest) {
    var remedy = "expected a number from %s to %s".formatted(lowest, highest);
    return read(key, remedy, node -> isWithin(node, lowest, highest))
        ? node.path(key).asDouble()
        : byDefault;
  }

  void note(String key, String value, String remedy) {
    mistakes.add(new Mistake(key(key), value, remedy));
  }

  /// Notes a mistake that stands not in the file but in the environment.
  void noteOutside(String variable, String value, String remedy) {
    mistakes.add(new Mistake(variable, value, remedy));
  }

  /// Notes every key, here and below, that nobody asked for.
  void noteUnknownKeys() {
    for (var key : keys()) {
      if (!asked.contains(key)) {
        noteAt(key(key), node.path(key), "unknown key: " + Names.suggest(key, asked));
      }
    }
    children.forEach(Section::noteUnknownKeys);
  }

  private boolean read(String key, String remedy, Predicate<JsonNode> isValid) {
    var value = value(key);
    if (isAbsent(value)) {
      return false;
    }
    if (!isValid.test(value)) {
      noteAt(key(key), value, remedy);
      return false;
    }
    return true;
  }

  private List<Integer> items(String key, String remedy) {
    return read(key, remedy, JsonNode::isArray)
        ? IntStream.range(0, node.path(key).size()).boxed().toList()
        : List.of();
  }

  private boolean isText(String key, JsonNode item) {
    if (!item.isTextual()) {
      noteAt(key(key), item, "expected a list of texts");
    }
    return item.isTextual();
  }

  private Section child(String childPath, JsonNode value) {
    var child = new Section(childPath, value, mistakes);
    children.add(child);
    return child;
  }

  private JsonNode value(String key) {
    asked.add(key);
    return node.isObject() ? node.path(key) : MissingNode.getInstance();
  }

  private String key(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void noteAt(String keyPath, JsonNode value, String remedy) {
    mistakes.add(new Mistake(keyPath.isEmpty() ? "the file" : keyPath, value.toString(), remedy));
  }

  /// A key with nothing behind it counts as not set: YAML reads that as null or as an empty text.
  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isTextual() && node.asText().isEmpty());
  }

  private static boolean isWhole(JsonNode node, int lowest, int highest) {
    return node.isIntegralNumber() && isWithin(node, lowest, highest);
  }

  /// NaN is within nothing.
  private static boolean isWithin(JsonNode node, double lowest, double highest) {
    return node.isNumber() && node.asDouble() >= lowest && node.asDouble() <= highest;
  }
}
