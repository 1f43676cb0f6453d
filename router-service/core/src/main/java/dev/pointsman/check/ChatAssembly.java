package dev.pointsman.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.check.FinishedAnswer.Stop;
import java.util.List;
import java.util.TreeMap;

/// Puts the chunks of a chat completion together.
final class ChatAssembly {
  /// A tool call as far as its pieces have come.
  private static final class PartialCall {
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
    private boolean isFreeform;
  }

  private final AnswerParts parts = new AnswerParts();
  private final TreeMap<Integer, PartialCall> calls = new TreeMap<>();
  private boolean hasRefused;
  private String finish = "";

  FinishedAnswer of(List<JsonNode> chunks) {
    chunks.forEach(chunk -> add(chunk.path("choices").path(0)));
    for (var call : calls.values()) {
      parts.addCall(call.name.toString(), call.arguments.toString(), call.isFreeform);
    }
    return parts.answer(
        finish.isEmpty() ? Stop.TRUNCATED : AnswerReader.chatStop(finish, hasRefused));
  }

  private void add(JsonNode choice) {
    var delta = choice.path("delta");
    parts.addContent(delta.path("content"));
    var refusal = delta.path("refusal").asText("");
    hasRefused |= !refusal.isEmpty();
    parts.addText(refusal);
    delta.path("tool_calls").forEach(this::addPiece);
    finish = choice.path("finish_reason").asText(finish);
  }

  private void addPiece(JsonNode piece) {
    var call =
        calls.computeIfAbsent(piece.path("index").asInt(calls.size()), index -> new PartialCall());
    call.isFreeform |= piece.path("custom").isObject();
    var content = call.isFreeform ? piece.path("custom") : piece.path("function");
    call.name.append(content.path("name").asText(""));
    call.arguments.append(content.path(call.isFreeform ? "input" : "arguments").asText(""));
  }
}
