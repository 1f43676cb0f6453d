package dev.pointsman.translate;

import dev.pointsman.upstream.Body;

/// One server-sent event for the client.
///
/// @param name empty in a dialect whose events have none
/// @param data one line
public record StreamEvent(String name, String data) {
  /// The bytes on the wire.
  public Body frame() {
    return Body.of((name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n");
  }

  /// Data are answers: they never reach a log.
  @Override
  public String toString() {
    return name.isEmpty() ? "event" : name;
  }
}
