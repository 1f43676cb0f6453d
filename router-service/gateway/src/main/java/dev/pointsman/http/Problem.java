package dev.pointsman.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.MalformedJson;
import java.util.List;

/// Why a request is refused, as RFC 9457 problem details; `errors` names each place with what was
/// expected and what came.
public record Problem(int status, String title, String detail, List<Fault> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /// A JSON pointer (or a line and column), and what was wrong there.
  public record Fault(String pointer, String expected, String got) {}

  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of());
  }

  public static Problem of(MalformedJson malformed) {
    var fault = new Fault(malformed.place(), malformed.expected(), malformed.got());
    return new Problem(
        400, "The request cannot be read", String.valueOf(malformed.getMessage()), List.of(fault));
  }

  static Problem tooLarge(int limit) {
    return of(
        413,
        "Content too large",
        "expected at most %d bytes: server.limits.body_bytes sets the limit".formatted(limit));
  }

  static Problem busy() {
    return of(503, "Too busy", "too many calls at once: try again in a second");
  }

  static Problem noRoom() {
    return of(
        503,
        "Too busy",
        "too many bytes at once: try again in a second (server.limits.held_body_bytes)");
  }

  /// With a URI reference to what was refused.
  ObjectNode json(String instance) {
    return json().put("instance", instance);
  }

  public ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank").put("title", title).put("status", status).put("detail", detail);
    if (!errors.isEmpty()) {
      var faults = json.putArray("errors");
      errors.forEach(fault ->
          faults
              .addObject()
              .put("pointer", fault.pointer())
              .put("expected", fault.expected())
              .put("got", fault.got()));
    }
    return json;
  }
}
