package dev.pointsman.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.nio.CharBuffer;

/// What a parser stumbled over, said without its own message: that one quotes the document.
record SyntaxFault(String place, String expected, String got) {
  private static final int LONGEST_KEY = 40;

  static SyntaxFault of(JacksonException failure, JsonParser parser, CharBuffer text) {
    var offset = offset(failure, parser, text);
    var place = TextPlace.of(text, offset);
    var message = failure.getOriginalMessage();
    if (failure instanceof StreamConstraintsException) {
      return constraint(place, message);
    }
    if (message.startsWith("Duplicate field")) {
      return new SyntaxFault(place, "each key once in an object", "a second " + key(parser));
    }
    if (message.startsWith("Trailing token")) {
      return new SyntaxFault(place, "nothing after the JSON document", found(text, offset));
    }
    if (message.startsWith("Non-standard token")) {
      return new SyntaxFault(place, "a JSON number", "NaN or an infinity");
    }
    return new SyntaxFault(place, "valid JSON", found(text, offset));
  }

  MalformedJson asMalformedJson() {
    return new MalformedJson(place, expected, got);
  }

  private static SyntaxFault constraint(String place, String message) {
    if (message.contains("nesting depth")) {
      return new SyntaxFault(
          place, "at most " + JsonReader.DEEPEST + " levels of nesting", "more of them");
    }
    if (message.startsWith("Number")) {
      return new SyntaxFault(place, "a number of at most 1000 digits", "a longer one");
    }
    if (message.startsWith("Name")) {
      return new SyntaxFault(place, "a key of at most 10000 characters", "a longer one");
    }
    return new SyntaxFault(place, "a text of at most 64 MiB", "a longer one");
  }

  /// A limit that was passed has no place of its own: it is where the parser read last.
  private static int offset(JacksonException failure, JsonParser parser, CharBuffer text) {
    var location = failure.getLocation();
    var offset =
        location == null ? parser.currentLocation().getCharOffset() - 1 : location.getCharOffset();
    return (int) Math.clamp(offset, 0L, text.remaining());
  }

  private static String key(JsonParser parser) {
    var name = parser.getParsingContext().getCurrentName();
    if (name == null || name.length() > LONGEST_KEY) {
      return "key of the same name";
    }
    return "\"" + name + "\"";
  }

  private static String found(CharBuffer text, int offset) {
    if (offset >= text.remaining()) {
      return "the end of the input";
    }
    var character = text.get(offset);
    return Character.isISOControl(character)
        ? "the control character U+%04X".formatted((int) character)
        : "'" + character + "'";
  }
}
