package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.Subject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the objects that the classify interface takes: `{"prompt", "context"?, "session_id"?}` or
/// `{"request", "headers"?, "session_id"?}`.
public final class ClassifyInputReader {
  private static final Set<String> PLAIN_FIELDS = Set.of("prompt", "context", "session_id");
  private static final Set<String> CALL_FIELDS = Set.of("request", "headers", "session_id");
  private static final Set<String> FIELDS =
      Stream.of(PLAIN_FIELDS, CALL_FIELDS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private ClassifyInputReader() {}

  /// Reads one input from bytes.
  ///
  /// @throws MalformedJson naming the place when the bytes are not such an object
  public static ClassifyInput read(byte[] bytes) {
    return read(JsonReader.read(bytes));
  }

  /// Reads one input from a document.
  ///
  /// @throws MalformedJson naming the place when the value is not such an object
  public static ClassifyInput read(JsonNode node) {
    return read(PlacedJson.root(node));
  }

  /// Reads one input from within a document.
  ///
  /// @throws MalformedJson naming the place, from the root of the value's document
  public static ClassifyInput read(PlacedJson input) {
    input.requireObject();
    var plain = !input.field("prompt").isAbsent();
    var call = !input.field("request").isAbsent();
    if (plain == call) {
      throw new MalformedJson(
          input.pointer(), "either \"prompt\" or \"request\"", plain ? "both" : "neither");
    }
    return plain
        ? input(input, plain(input), Map.of(), PLAIN_FIELDS)
        : call(input, headers(input.field("headers")));
  }

  /// The fields that the interface does not know, of an input that it may refuse; empty when the
  /// bytes are no object.
  public static Optional<ObjectNode> echo(byte[] bytes) {
    try {
      var input = JsonReader.read(bytes);
      return input.isObject() ? Optional.of(echo(input, FIELDS)) : Optional.empty();
    } catch (MalformedJson ignored) {
      return Optional.empty();
    }
  }

  private static ClassifyInput call(PlacedJson input, Map<String, String> headers) {
    return input(input, subject(input.field("request"), headers), headers, CALL_FIELDS);
  }

  private static ClassifyInput input(
      PlacedJson input, Subject subject, Map<String, String> headers, Set<String> known) {
    return new ClassifyInput(
        subject, headers, input.pointer(), sessionId(input), echo(input.node(), known));
  }

  private static Subject plain(PlacedJson input) {
    var prompt = input.field("prompt");
    if (Subject.Plain.isBlank(prompt.requireText())) {
      throw new MalformedJson(prompt.pointer(), "a prompt", "a blank string");
    }
    return new Subject.Plain(prompt.requireText(), PlainContextReader.read(input.field("context")));
  }

  private static Subject subject(PlacedJson body, Map<String, String> headers) {
    var request = ChatRequestReader.read(body);
    ChatRequestReader.requireMessage(body);
    ChatRequestReader.requireWords(body, request);
    return new Subject.Call(request, ClientHintsReader.read(headers));
  }

  private static String sessionId(PlacedJson input) {
    var session = input.field("session_id");
    return session.isAbsent() ? "" : session.requireText();
  }

  private static Map<String, String> headers(PlacedJson headers) {
    if (headers.isAbsent()) {
      return Map.of();
    }
    var texts = new LinkedHashMap<String, String>();
    headers.requireFields().forEach((name, value) -> texts.put(name, value.requireText()));
    return texts;
  }

  private static ObjectNode echo(JsonNode input, Set<String> known) {
    var echo = JsonNodeFactory.instance.objectNode();
    input.properties().stream()
        .filter(field -> !known.contains(field.getKey()))
        .forEach(field -> echo.set(field.getKey(), field.getValue()));
    return echo;
  }
}
