package dev.pointsman.upstream;

/// One server-sent event, or a frame of comments alone.
///
/// @param name the event's type, empty when the frame names none
/// @param data its data lines, joined by line feeds; empty for a frame of comments
public record SseEvent(String name, String data) {}
