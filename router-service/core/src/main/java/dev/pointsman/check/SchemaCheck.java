package dev.pointsman.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Holds a JSON value to the part of JSON Schema that tools use. Keywords outside it (`pattern`,
/// `format`, `not`, `if`, remote references ...) demand nothing, and `oneOf` demands no more than
/// `anyOf`: what is reported is certainly wrong.
final class SchemaCheck {
  private static final int DEEPEST = 64;

  /// A schema that refers to itself twice would keep a walk busy for ever.
  private static final int MOST_STEPS = 100_000;

  /// A value's place in words, and how deep the walk is.
  private record Spot(String name, int depth) {
    Spot inner(String name) {
      return new Spot(name, depth + 1);
    }

    Spot deeper() {
      return inner(name);
    }
  }

  private final JsonNode root;
  private int steps;

  SchemaCheck(JsonNode schema) {
    this.root = schema;
  }

  /// The first violation as the end of a sentence: names of the schema, none of the value's text.
  Optional<String> violation(JsonNode value) {
    return violation(root, value, new Spot("value", 0));
  }

  private Optional<String> violation(JsonNode schema, JsonNode value, Spot spot) {
    if (schema.isBoolean() && !schema.booleanValue()) {
      return Optional.of(spot.name() + " should not be there");
    }
    if (!schema.isObject() || spot.depth() > DEEPEST || steps++ > MOST_STEPS) {
      return Optional.empty();
    }
    if (schema.has("$ref")) {
      return violation(referenced(schema), value, spot.deeper());
    }
    return ofType(schema, value, spot)
        .or(() -> ofChoice(schema, value, spot))
        .or(() -> ofSize(schema, value, spot))
        .or(() -> ofFields(schema, value, spot))
        .or(() -> ofElements(schema, value, spot))
        .or(() -> ofAlternatives(schema, value, spot));
  }

  private JsonNode referenced(JsonNode schema) {
    var reference = schema.path("$ref").asText("");
    if (reference.equals("#")) {
      return root;
    }
    return reference.startsWith("#/")
        ? root.at(JsonPointer.compile(reference.substring(1)))
        : MissingNode.getInstance();
  }

  private static Optional<String> ofType(JsonNode schema, JsonNode value, Spot spot) {
    var type = schema.path("type");
    if (schema.path("nullable").asBoolean(false) && value.isNull()) {
      return Optional.empty();
    }
    var fits =
        type.isArray() ? stream(type).anyMatch(one -> isOfType(one, value)) : isOfType(type, value);
    return when(!fits, spot.name() + " is of another type than the schema asks for");
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    return switch (type.asText("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> true;
    };
  }

  private static Optional<String> ofChoice(JsonNode schema, JsonNode value, Spot spot) {
    var choices = schema.path("enum");
    var isOffered = !choices.isArray() || stream(choices).anyMatch(one -> equal(one, value));
    var isConstant = !schema.has("const") || equal(schema.path("const"), value);
    return when(
        !isOffered || !isConstant, spot.name() + " is none of the values that the schema lists");
  }

  private static boolean equal(JsonNode expected, JsonNode value) {
    if (expected.isNumber() && value.isNumber()) {
      return expected.doubleValue() == value.doubleValue();
    }
    return expected.equals(value);
  }

  private static Optional<String> ofSize(JsonNode schema, JsonNode value, Spot spot) {
    return switch (value.getNodeType()) {
      case NUMBER -> ranged(schema, value.doubleValue()).map(problem -> spot.name() + problem);
      case STRING ->
          counted(schema, "Length", value.textValue().codePointCount(0, value.textValue().length()))
              .map(problem -> spot.name() + problem);
      case ARRAY -> counted(schema, "Items", value.size()).map(problem -> spot.name() + problem);
      case OBJECT ->
          counted(schema, "Properties", value.size()).map(problem -> spot.name() + problem);
      case BINARY, BOOLEAN, MISSING, NULL, POJO -> Optional.empty();
    };
  }

  /// The older form of the exclusive bounds, a flag, demands nothing.
  private static Optional<String> ranged(JsonNode schema, double number) {
    var above = schema.path("exclusiveMinimum");
    var below = schema.path("exclusiveMaximum");
    var isOutside =
        number < schema.path("minimum").asDouble(number)
            || number > schema.path("maximum").asDouble(number)
            || (above.isNumber() && number <= above.doubleValue())
            || (below.isNumber() && number >= below.doubleValue());
    return when(isOutside, " is outside the schema's range");
  }

  private static Optional<String> counted(JsonNode schema, String what, int count) {
    var isOutside =
        count < schema.path("min" + what).asInt(0)
            || count > schema.path("max" + what).asInt(Integer.MAX_VALUE);
    return when(isOutside, " is shorter or longer than the schema allows");
  }

  private Optional<String> ofFields(JsonNode schema, JsonNode value, Spot spot) {
    if (!value.isObject()) {
      return Optional.empty();
    }
    for (var name : schema.path("required")) {
      if (!value.has(name.asText())) {
        return Optional.of(spot.name() + " lacks \"" + name.asText() + "\"");
      }
    }
    return value.properties().stream()
        .flatMap(field -> ofField(schema, field.getKey(), field.getValue(), spot).stream())
        .findFirst();
  }

  private Optional<String> ofField(JsonNode schema, String name, JsonNode value, Spot spot) {
    var named = schema.path("properties").path(name);
    if (!named.isMissingNode()) {
      return violation(named, value, spot.inner("\"" + name + "\""));
    }
    if (schema.has("patternProperties")) {
      return Optional.empty();
    }
    return violation(
        schema.path("additionalProperties"),
        value,
        spot.inner("field unknown to the schema in " + spot.name()));
  }

  private Optional<String> ofElements(JsonNode schema, JsonNode value, Spot spot) {
    if (!value.isArray() || schema.has("prefixItems")) {
      return Optional.empty();
    }
    return stream(value)
        .flatMap(one ->
            violation(schema.path("items"), one, spot.inner("element of " + spot.name())).stream())
        .findFirst();
  }

  private Optional<String> ofAlternatives(JsonNode schema, JsonNode value, Spot spot) {
    var all =
        stream(schema.path("allOf"))
            .flatMap(one -> violation(one, value, spot.deeper()).stream())
            .findFirst();
    return all.or(() -> ofAny(schema.path("anyOf"), value, spot))
        .or(() -> ofAny(schema.path("oneOf"), value, spot));
  }

  private Optional<String> ofAny(JsonNode schemas, JsonNode value, Spot spot) {
    var fits =
        !schemas.isArray()
            || schemas.isEmpty()
            || stream(schemas).anyMatch(one -> violation(one, value, spot.deeper()).isEmpty());
    return when(!fits, spot.name() + " fits none of the schema's alternatives");
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Optional<String> when(boolean isViolated, String violation) {
    return isViolated ? Optional.of(violation) : Optional.empty();
  }
}
