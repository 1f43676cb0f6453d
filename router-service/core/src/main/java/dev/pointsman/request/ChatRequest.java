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

  /// Whether there is nothing in it to decide by: no message of which anything can be seen, and no
  /// system text either.
  public boolean isBlank() {
    return Subject.Plain.isBlank(system)
        && messages.stream()
            .flatMap(message -> message.blocks().stream())
            .allMatch(ChatRequest::isBlank);
  }

  private static boolean isBlank(ContentBlock block) {
    return block instanceof ContentBlock.Text(var text) && Subject.Plain.isBlank(text);
  }
}
