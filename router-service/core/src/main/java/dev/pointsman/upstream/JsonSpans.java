package dev.pointsman.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.pointsman.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Where in a body's bytes some of its values stand, by JSON pointer (RFC 6901). One pass over the
/// bytes; nothing is read into a tree, and what no pointer leads to is skipped unread.
final class JsonSpans {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
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

  /// A value on the way to a wanted one, or a wanted one itself: then it has a pointer.
  private static final class Waypoint {
    private final Map<String, Waypoint> next = new HashMap<>();
    private String pointer = "";
    private boolean wasPassed;
  }

  private final Map<String, Span> found = new HashMap<>();

  private JsonSpans() {}

  /// The spans of those of the wanted values that are there.
  ///
  /// @throws IllegalArgumentException when a key on the way to a wanted value occurs twice: two
  ///   readers of such a body may see different values
  static Map<String, Span> of(Body body, Collection<String> wanted) {
    var spans = new JsonSpans();
    try (var parser = FACTORY.createParser(body.bytes())) {
      parser.nextToken();
      spans.walk(parser, way(wanted), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException("a body that was read before cannot be read now", broken);
    }
    return spans.found;
  }

  private static Waypoint way(Collection<String> pointers) {
    var root = new Waypoint();
    for (var pointer : pointers) {
      var at = root;
      for (var step : pointer.substring(1).split("/", -1)) {
        at = at.next.computeIfAbsent(unescaped(step), _ -> new Waypoint());
      }
      at.pointer = pointer;
    }
    return root;
  }

  static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  private void walk(JsonParser parser, Waypoint at, int nameStart) throws IOException {
    if (at.wasPassed) {
      throw new IllegalArgumentException("expected each key once in an object, got one twice");
    }
    at.wasPassed = true;
    var start = offset(parser);
    if (parser.currentToken().isStructStart()) {
      walkInside(parser, at);
    } else {
      parser.finishToken();
    }
    if (!at.pointer.isEmpty()) {
      var end = (int) parser.currentLocation().getByteOffset();
      found.put(at.pointer, new Span(nameStart, start, end));
    }
  }

  private void walkInside(JsonParser parser, Waypoint at) throws IOException {
    if (at.next.isEmpty()) {
      parser.skipChildren();
      return;
    }
    var isArray = parser.currentToken() == JsonToken.START_ARRAY;
    var index = 0;
    for (var token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
      var next = at.next.get(isArray ? Integer.toString(index++) : parser.currentName());
      var nameStart = next == null ? 0 : offset(parser);
      if (!isArray) {
        parser.nextToken();
      }
      if (next == null) {
        parser.skipChildren();
      } else {
        walk(parser, next, nameStart);
      }
    }
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset();
  }
}
