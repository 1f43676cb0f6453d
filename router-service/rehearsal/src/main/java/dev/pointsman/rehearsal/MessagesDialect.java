package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Says a reply in Anthropic's Messages dialect.
final class MessagesDialect {
  private static final String TYPE = "type";

  private final Reply reply;

  MessagesDialect(Reply reply) {
    this.reply = reply;
  }

  String whole() {
    var message = message();
    var content = message.withArray("content");
    reply.parts().forEach(part -> content.add(block(part, false)));
    message.put("stop_reason", reply.stop().anthropic());
    message.set("usage", usage(reply.tokens().output()));
    return message.toString();
  }

  List<String> frames() {
    var frames = new ArrayList<String>();
    var start = Json.object().put(TYPE, "message_start");
    var message = message();
    message.set("usage", usage(1));
    start.set("message", message);
    frames.add(frame(start));
    frames.add(frame(Json.object().put(TYPE, "ping")));
    for (var i = 0; i < reply.parts().size(); i++) {
      block(i, reply.parts().get(i), frames);
    }
    frames.add(frame(delta()));
    frames.add(frame(Json.object().put(TYPE, "message_stop")));
    return frames;
  }

  static String error(String type, String message) {
    var error = Json.object().put(TYPE, "error");
    error.putObject("error").put(TYPE, type).put("message", message);
    return error.put("request_id", "req_scripted").toString();
  }

  static String frame(ObjectNode event) {
    return "event: " + event.path(TYPE).asText() + "\ndata: " + event + "\n\n";
  }

  private ObjectNode message() {
    var message = Json.object().put("id", "msg_" + reply.id()).put(TYPE, "message");
    message.put("role", "assistant").put("model", reply.model()).putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    return message;
  }

  private ObjectNode usage(int output) {
    var tokens = reply.tokens();
    return Json.object()
        .put("input_tokens", tokens.input())
        .put("cache_creation_input_tokens", tokens.cacheWrite())
        .put("cache_read_input_tokens", tokens.cacheRead())
        .put("output_tokens", output)
        .put("service_tier", "standard");
  }

  private ObjectNode delta() {
    var event = Json.object().put(TYPE, "message_delta");
    event.putObject("delta").put("stop_reason", reply.stop().anthropic()).putNull("stop_sequence");
    event.set("usage", usage(reply.tokens().output()));
    return event;
  }

  private void block(int index, Part part, List<String> frames) {
    var start = Json.object().put(TYPE, "content_block_start").put("index", index);
    start.set("content_block", block(part, true));
    frames.add(frame(start));
    deltas(part).forEach(delta -> frames.add(delta(index, delta)));
    frames.add(frame(Json.object().put(TYPE, "content_block_stop").put("index", index)));
  }

  private static String delta(int index, ObjectNode delta) {
    var event = Json.object().put(TYPE, "content_block_delta").put("index", index);
    event.set("delta", delta);
    return frame(event);
  }

  private ObjectNode block(Part part, boolean isOpening) {
    return switch (part) {
      case Part.Text text ->
          Json.object().put(TYPE, "text").put("text", isOpening ? "" : text.text());
      case Part.Thinking thinking ->
          Json.object()
              .put(TYPE, "thinking")
              .put("thinking", isOpening ? "" : thinking.text())
              .put("signature", isOpening ? "" : thinking.signature());
      case Part.ToolCall call ->
          toolUse(call.id(), call.name(), isOpening ? "{}" : call.arguments());
      case Part.CustomToolCall call -> toolUse(call.id(), call.name(), "{}");
    };
  }

  private static ObjectNode toolUse(String id, String name, String input) {
    var block = Json.object().put(TYPE, "tool_use").put("id", id).put("name", name);
    block.set("input", Json.parse(input));
    return block;
  }

  private List<ObjectNode> deltas(Part part) {
    return switch (part) {
      case Part.Text text -> deltas("text_delta", "text", text.text());
      case Part.Thinking thinking -> {
        var deltas = new ArrayList<>(deltas("thinking_delta", "thinking", thinking.text()));
        deltas.add(
            Json.object().put(TYPE, "signature_delta").put("signature", thinking.signature()));
        yield deltas;
      }
      case Part.ToolCall call -> deltas("input_json_delta", "partial_json", call.arguments());
      case Part.CustomToolCall _ -> List.of();
    };
  }

  private List<ObjectNode> deltas(String type, String key, String text) {
    return reply.pieces(text).stream()
        .map(piece -> Json.object().put(TYPE, type).put(key, piece))
        .toList();
  }
}
