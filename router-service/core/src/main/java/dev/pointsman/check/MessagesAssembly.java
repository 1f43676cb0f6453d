package dev.pointsman.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.check.FinishedAnswer.Stop;
import java.util.List;

/// Puts the events of an Anthropic stream together; its blocks come one after the other.
final class MessagesAssembly {
  private final AnswerParts parts = new AnswerParts();
  private final StringBuilder arguments = new StringBuilder();
  private String call = "";
  private String reason = "";
  private boolean isEnded;

  FinishedAnswer of(List<JsonNode> events) {
    events.forEach(this::add);
    return parts.answer(isEnded ? AnswerReader.messagesStop(reason) : Stop.TRUNCATED);
  }

  private void add(JsonNode event) {
    switch (event.path("type").asText("")) {
      case "content_block_start" -> open(event.path("content_block"));
      case "content_block_delta" -> {
        parts.addText(event.path("delta").path("text").asText(""));
        arguments.append(event.path("delta").path("partial_json").asText(""));
      }
      case "content_block_stop" -> close();
      case "message_delta" -> reason = event.path("delta").path("stop_reason").asText(reason);
      case "message_stop" -> isEnded = true;
      default -> {}
    }
  }

  private void open(JsonNode block) {
    arguments.setLength(0);
    if (block.path("type").asText("").equals("tool_use")) {
      call = block.path("name").asText("");
      return;
    }
    parts.addBlock(block);
  }

  private void close() {
    if (!call.isEmpty()) {
      parts.addCall(call, arguments.toString(), false);
    }
    call = "";
  }
}
