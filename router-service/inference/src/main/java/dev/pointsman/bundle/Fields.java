package dev.pointsman.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// Typed access to the fields of a JSON object; a field of another type is an error that names it.
record Fields(JsonNode node) {
  static IllegalArgumentException wrong(String key, Object expected, Object actual) {
    return new IllegalArgumentException("%s: expected %s, got %s".formatted(key, expected, actual));
  }

  void require(String key, int expected) {
    if (integer(key) != expected) {
      throw wrong(key, expected, integer(key));
    }
  }

  String text(String key) {
    return text(key, node.path(key));
  }

  int integer(String key) {
    return Math.toIntExact(whole(key));
  }

  long whole(String key) {
    var value = node.path(key);
    if (!value.isIntegralNumber()) {
      throw wrong(key, "a whole number", shown(value));
    }
    return value.longValue();
  }

  double number(String key) {
    return number(key, node.path(key));
  }

  Fields object(String key) {
    var value = node.path(key);
    if (!value.isObject()) {
      throw wrong(key, "an object", shown(value));
    }
    return new Fields(value);
  }

  List<Fields> objects(String key) {
    return elements(key).stream().map(Fields::new).toList();
  }

  List<String> list(String key) {
    return elements(key).stream().map(element -> text(key, element)).toList();
  }

  Map<String, Double> numbers(String key) {
    var numbers = new TreeMap<String, Double>();
    object(key).node.properties().forEach(e -> numbers.put(e.getKey(), number(key, e.getValue())));
    return numbers;
  }

  Map<String, String> texts(String key) {
    var texts = new TreeMap<String, String>();
    object(key).node.properties().forEach(e -> texts.put(e.getKey(), text(key, e.getValue())));
    return texts;
  }

  private List<JsonNode> elements(String key) {
    var value = node.path(key);
    if (!value.isArray()) {
      throw wrong(key, "a list", shown(value));
    }
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  private static String text(String key, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(key, "a text", shown(value));
    }
    return value.textValue();
  }

  private static double number(String key, JsonNode value) {
    if (!value.isNumber()) {
      throw wrong(key, "a finite number", shown(value));
    }
    return value.doubleValue();
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }
}
