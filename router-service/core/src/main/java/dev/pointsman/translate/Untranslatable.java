package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;

/// A request or an answer that cannot be said in the other dialect. The message names the field as
/// a JSON pointer, what was expected and what came, and quotes single words at most.
public final class Untranslatable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String WORD = "[A-Za-z0-9_.-]{1,48}";

  private final String place;
  private final String expected;
  private final String got;

  Untranslatable(String place, String expected, String got) {
    super((place.isEmpty() ? "" : place + ": ") + "expected " + expected + ", got " + got);
    this.place = place;
    this.expected = expected;
    this.got = got;
  }

  static Untranslatable at(PlacedJson value, String expected) {
    return new Untranslatable(value.pointer(), expected, described(value));
  }

  static Untranslatable of(MalformedJson failure) {
    return new Untranslatable(failure.place(), failure.expected(), failure.got());
  }

  /// A JSON pointer, or a line and column; empty for the document as a whole.
  public String place() {
    return place;
  }

  public String expected() {
    return expected;
  }

  public String got() {
    return got;
  }

  private static String described(PlacedJson value) {
    var node = value.node();
    if (isWord(node)) {
      return "\"" + node.textValue() + "\"";
    }
    return node.isNumber() || node.isBoolean() ? node.asText() : value.mismatch("").got();
  }

  private static boolean isWord(JsonNode node) {
    return node.isTextual() && node.textValue().matches(WORD);
  }
}
