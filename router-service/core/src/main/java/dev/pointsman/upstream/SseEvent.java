package dev.pointsman.upstream;

/// One frame of a stream of server-sent events. A frame without data, such as a comment that keeps
/// a connection alive, says nothing and is passed on all the same.
///
/// @param name the event's type, empty when the frame names none
/// @param data its data lines, joined by line feeds; empty when it has none
/// @param raw the frame's bytes, the end of its last line included
public record SseEvent(String name, String data, Body raw) {
  /// An event apart from any stream.
  public SseEvent(String name, String data) {
    this(name, data, Body.EMPTY);
  }

  /// Data are answers: they never reach a log.
  @Override
  public String toString() {
    return name.isEmpty() ? "event" : name;
  }
}
