package dev.pointsman.request;

import java.util.List;

/// A view of one inbound call that is the same for every dialect; the client's bytes stay beside it
/// unchanged. Messages alternate between the two speakers.
///
/// @param model the name that the client asked for, empty when it gave none
/// @param system system and developer texts, joined by line breaks
public record ChatRequest(
    Dialect dialect,
    String model,
    String system,
    List<Message> messages,
    List<OfferedTool> tools,
    Limits limits) {
  public ChatRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
