package dev.pointsman.feature;

import dev.pointsman.request.ChatRequest;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.Dialect;
import dev.pointsman.request.Limits;
import dev.pointsman.request.Message;
import dev.pointsman.request.Speaker;
import dev.pointsman.request.ToolInput;
import java.util.List;
import java.util.Map;

/// Writes short sessions for tests.
final class Sessions {
  private Sessions() {}

  static ChatRequest request(Message... messages) {
    return new ChatRequest(
        Dialect.OPENAI_CHAT,
        "auto",
        "",
        List.of(messages),
        List.of(),
        new Limits(0, "", false, false));
  }

  static Message text(Speaker speaker, String text) {
    return new Message(speaker, List.of(new ContentBlock.Text(text)));
  }

  static Message call(String id, String command) {
    var input = new ToolInput(Map.of("command", command));
    return new Message(Speaker.ASSISTANT, List.of(new ContentBlock.ToolUse(id, "bash", input)));
  }

  static Message result(String id, String text) {
    return new Message(Speaker.USER, List.of(new ContentBlock.ToolResult(id, text, false)));
  }
}
