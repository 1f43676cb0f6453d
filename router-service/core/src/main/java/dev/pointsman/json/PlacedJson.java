package dev.pointsman.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value and its place in the document, so that whoever expects something of it can say
/// where the expectation failed. A value that is absent or null is [#isAbsent()].
public record PlacedJson(JsonNode node, String pointer) {
  public static PlacedJson root(JsonNode node) {
    return new PlacedJson(node, "");
  }

  public boolean isAbsent() {
    return node.isMissingNode() || node.isNull();
  }

  /// The field of that name, absent when there is none or when this is no object.
  public PlacedJson field(String name) {
    return new PlacedJson(node.path(name), pointer + "/" + escaped(name));
  }

  public PlacedJson requireObject() {
    if (!node.isObject()) {
      throw mismatch("an object");
    }
    return this;
  }

  public String requireText() {
    if (!node.isTextual()) {
      throw mismatch("a string");
    }
    return node.textValue();
  }

  public boolean requireFlag() {
    if (!node.isBoolean()) {
      throw mismatch("true or false");
    }
    return node.booleanValue();
  }

  /// A finite number of at least 0: every quantity that a client may state is one.
  public double requireQuantity() {
    if (!node.isNumber()) {
      throw mismatch("a number");
    }
    var value = node.doubleValue();
    if (!Double.isFinite(value) || value < 0) {
      throw new MalformedJson(pointer, "a finite number of at least 0", describedNumber(value));
    }
    return value;
  }

  public double requireCount() {
    var value = requireQuantity();
    if (value != Math.rint(value)) {
      throw new MalformedJson(pointer, "a whole number", describedNumber(value));
    }
    return value;
  }

  /// A whole number up to this one.
  public double requireCount(double most) {
    var value = requireCount();
    if (value > most) {
      throw new MalformedJson(
          pointer, "a whole number up to %.0f".formatted(most), describedNumber(value));
    }
    return value;
  }

  public double requireShare() {
    var value = requireQuantity();
    if (value > 1) {
      throw new MalformedJson(pointer, "a number between 0 and 1", describedNumber(value));
    }
    return value;
  }

  /// The elements of an array, in order.
  public List<PlacedJson> requireElements() {
    if (!node.isArray()) {
      throw mismatch("an array");
    }
    var elements = new ArrayList<PlacedJson>(node.size());
    for (var i = 0; i < node.size(); i++) {
      elements.add(new PlacedJson(node.get(i), pointer + "/" + i));
    }
    return elements;
  }

  /// The fields of an object, in the document's order.
  public Map<String, PlacedJson> requireFields() {
    requireObject();
    var fields = new LinkedHashMap<String, PlacedJson>();
    node.properties().forEach(field -> fields.put(field.getKey(), field(field.getKey())));
    return fields;
  }

  /// What to throw when this value is of another type than was expected.
  public MalformedJson mismatch(String expected) {
    return new MalformedJson(pointer, expected, typeName());
  }

  private String typeName() {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case MISSING -> "nothing";
    };
  }

  private static String describedNumber(double value) {
    return Double.isInfinite(value) ? "one beyond all bounds" : Double.toString(value);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
