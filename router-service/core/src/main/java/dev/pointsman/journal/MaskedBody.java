package dev.pointsman.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.upstream.Body;

/// Masks a raw body value by value, since JSON can spell a secret in ways that hide it from a
/// reader of the bytes.
final class MaskedBody {
  /// What is longer is cut: it is a picture, or a context that the next call holds again.
  private static final int LONGEST = 1 << 20;

  private MaskedBody() {}

  static String of(Body body) {
    var masked = masked(body);
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST);
  }

  private static String masked(Body body) {
    try {
      return masked("", JsonReader.read(body.bytes())).toString();
    } catch (MalformedJson malformed) {
      return SecretMask.mask(body.text());
    }
  }

  private static JsonNode masked(String name, JsonNode value) {
    return switch (value) {
      case ObjectNode object -> masked(object);
      case ArrayNode array -> {
        var all = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> all.add(masked(name, element)));
        yield all;
      }
      case TextNode text -> TextNode.valueOf(masked(name, text.textValue()));
      default -> value; // numbers, truth values and null hold no text
    };
  }

  private static ObjectNode masked(ObjectNode object) {
    var all = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(field ->
            all.set(SecretMask.mask(field.getKey()), masked(field.getKey(), field.getValue())));
    return all;
  }

  private static String masked(String name, String text) {
    var sort = SecretName.of(name);
    return sort.isSecret(text, true) ? "[masked " + sort.kind() + "]" : SecretMask.mask(text);
  }
}
