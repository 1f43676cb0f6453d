package dev.pointsman.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.pointsman.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Where in a body's bytes some of its values stand, by JSON pointer (RFC 6901). One pass over the
/// bytes; nothing is read into a tree.
final class JsonSpans {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonReader.DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /// A value's bytes: from `start` up to, not including, `end`.
  ///
  /// @param nameStart where the name of a field starts; `start` for an element of an array
  record Span(int nameStart, int start, int end) {}

  private final Set<String> wanted;
  private final Map<String, Span> found = new HashMap<>();

  private JsonSpans(Set<String> wanted) {
    this.wanted = wanted;
  }

  /// The spans of those of the wanted values that are there.
  static Map<String, Span> of(Body body, Set<String> wanted) {
    var spans = new JsonSpans(wanted);
    try (var parser = FACTORY.createParser(body.bytes())) {
      parser.nextToken();
      spans.walk(parser, "", 0);
    } catch (IOException broken) {
      throw new UncheckedIOException("a body that was read before cannot be read now", broken);
    }
    return spans.found;
  }

  private void walk(JsonParser parser, String pointer, int nameStart) throws IOException {
    var start = offset(parser);
    var token = parser.currentToken();
    if (token.isStructStart()) {
      walkInside(parser, pointer, token);
    } else {
      parser.finishToken();
    }
    if (wanted.contains(pointer)) {
      var end = (int) parser.currentLocation().getByteOffset();
      found.put(pointer, new Span(nameStart, start, end));
    }
  }

  private void walkInside(JsonParser parser, String pointer, JsonToken open) throws IOException {
    if (!isOnTheWay(pointer)) {
      parser.skipChildren();
      return;
    }
    var index = 0;
    for (var token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
      var nameStart = offset(parser);
      var step = open == JsonToken.START_ARRAY ? Integer.toString(index++) : escaped(parser);
      if (open == JsonToken.START_OBJECT) {
        parser.nextToken();
      }
      walk(parser, pointer + "/" + step, nameStart);
    }
  }

  private boolean isOnTheWay(String pointer) {
    var prefix = pointer + "/";
    return wanted.stream().anyMatch(one -> one.startsWith(prefix));
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static String escaped(JsonParser parser) throws IOException {
    return parser.currentName().replace("~", "~0").replace("/", "~1");
  }
}
