package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// Writes the chunks of one streamed chat completion.
final class ChatChunks {
  private final List<StreamEvent> out;
  private final boolean includeUsage;
  private final Instant at;
  private String id = "";
  private String model = "";

  ChatChunks(List<StreamEvent> out, boolean includeUsage, Instant at) {
    this.out = out;
    this.includeUsage = includeUsage;
    this.at = at;
  }

  void start(String id, String model) {
    this.id = id;
    this.model = model;
    send(Json.object().put("role", "assistant").put("content", ""));
  }

  void text(String piece) {
    if (!piece.isEmpty()) {
      send(Json.object().put("content", piece));
    }
  }

  void refusal(String text) {
    send(Json.object().put("refusal", text));
  }

  /// The call's name, once; its arguments follow in pieces.
  void call(int index, String callId, String name) {
    var delta = Json.object();
    var call = delta.putArray("tool_calls").addObject().put("index", index).put("id", callId);
    call.put("type", "function").putObject("function").put("name", name).put("arguments", "");
    send(delta);
  }

  void arguments(int index, String piece) {
    var delta = Json.object();
    var call = delta.putArray("tool_calls").addObject().put("index", index);
    call.putObject("function").put("arguments", piece);
    send(delta);
  }

  void end(String finishReason, ObjectNode usage) {
    out.add(event(chunk(Json.object(), finishReason)));
    if (includeUsage) {
      var last = head();
      last.putArray("choices");
      last.set("usage", usage);
      out.add(event(last));
    }
    out.add(new StreamEvent("", "[DONE]"));
  }

  void fail(UpstreamError error) {
    out.add(event(error.toChat()));
  }

  private void send(ObjectNode delta) {
    out.add(event(chunk(delta, "")));
  }

  private ObjectNode chunk(ObjectNode delta, String finishReason) {
    var chunk = head();
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    choice.set(
        "finish_reason", finishReason.isEmpty() ? chunk.nullNode() : chunk.textNode(finishReason));
    if (includeUsage) {
      chunk.putNull("usage");
    }
    return chunk;
  }

  private ObjectNode head() {
    return Json.object()
        .put("id", id)
        .put("object", "chat.completion.chunk")
        .put("created", at.getEpochSecond())
        .put("model", model);
  }

  private static StreamEvent event(ObjectNode chunk) {
    return new StreamEvent("", chunk.toString());
  }
}
