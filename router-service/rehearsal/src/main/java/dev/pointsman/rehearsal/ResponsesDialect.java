package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.rehearsal.Reply.Stop;
import java.util.ArrayList;
import java.util.List;

/// Says a reply in OpenAI's Responses dialect.
final class ResponsesDialect {
  private static final String TYPE = "type";
  private static final String IN_PROGRESS = "in_progress";
  private static final long CREATED = 1_790_000_000;

  private final Reply reply;
  private final List<String> frames = new ArrayList<>();

  ResponsesDialect(Reply reply) {
    this.reply = reply;
  }

  String whole() {
    return finished().toString();
  }

  List<String> frames() {
    opening();
    for (var i = 0; i < reply.parts().size(); i++) {
      item(i, reply.parts().get(i));
    }
    last("response." + status(), finished());
    return List.copyOf(frames);
  }

  /// A stream that opens and then says that the call failed.
  List<String> failing(String code, String message) {
    opening();
    var response = response("failed");
    response.putObject("error").put("code", code).put("message", message);
    last("response.failed", response);
    return List.copyOf(frames);
  }

  private void opening() {
    last("response.created", response(IN_PROGRESS));
    last("response.in_progress", response(IN_PROGRESS));
  }

  private void last(String type, ObjectNode response) {
    var event = Json.object();
    event.set("response", response);
    emit(type, event);
  }

  private void emit(String type, ObjectNode rest) {
    var event = Json.object().put(TYPE, type).put("sequence_number", frames.size());
    event.setAll(rest);
    frames.add("event: " + type + "\ndata: " + event + "\n\n");
  }

  private void item(int index, Part part) {
    var added = Json.object().put("output_index", index);
    added.set("item", item(index, part, false));
    emit("response.output_item.added", added);
    switch (part) {
      case Part.Text text -> text(index, text.text());
      case Part.Thinking _ -> {}
      case Part.ToolCall call ->
          pieces(index, "response.function_call_arguments", "arguments", call.arguments());
      case Part.CustomToolCall call ->
          pieces(index, "response.custom_tool_call_input", "input", call.input());
    }
    var done = Json.object().put("output_index", index);
    done.set("item", item(index, part, true));
    emit("response.output_item.done", done);
  }

  private void text(int index, String text) {
    var open = at(index).put("content_index", 0);
    open.set("part", content(""));
    emit("response.content_part.added", open);
    for (var piece : reply.pieces(text)) {
      var delta = at(index).put("content_index", 0).put("delta", piece);
      delta.putArray("logprobs");
      emit("response.output_text.delta", delta);
    }
    var done = at(index).put("content_index", 0).put("text", text);
    done.putArray("logprobs");
    emit("response.output_text.done", done);
    var closed = at(index).put("content_index", 0);
    closed.set("part", content(text));
    emit("response.content_part.done", closed);
  }

  private void pieces(int index, String type, String key, String text) {
    reply.pieces(text).forEach(piece -> emit(type + ".delta", at(index).put("delta", piece)));
    emit(type + ".done", at(index).put(key, text));
  }

  private static ObjectNode at(int index) {
    return Json.object().put("item_id", "item_" + index).put("output_index", index);
  }

  private static ObjectNode item(int index, Part part, boolean isDone) {
    var item = Json.object().put("id", "item_" + index);
    switch (part) {
      case Part.Text text -> {
        item.put(TYPE, "message").put("role", "assistant");
        var content = item.putArray("content");
        if (isDone) {
          content.add(content(text.text()));
        }
      }
      case Part.Thinking thinking -> {
        item.put(TYPE, "reasoning").putArray("summary");
        item.put("encrypted_content", thinking.signature());
      }
      case Part.ToolCall call -> {
        item.put(TYPE, "function_call").put("call_id", call.id());
        named(item, call.name()).put("arguments", isDone ? call.arguments() : "");
      }
      case Part.CustomToolCall call ->
          item.put(TYPE, "custom_tool_call")
              .put("call_id", call.id())
              .put("name", call.name())
              .put("input", isDone ? call.input() : "");
    }
    return item.put("status", isDone ? "completed" : IN_PROGRESS);
  }

  /// A tool of a namespace is scripted as `namespace.tool`.
  private static ObjectNode named(ObjectNode item, String name) {
    var dot = name.indexOf('.');
    if (dot >= 0) {
      item.put("namespace", name.substring(0, dot));
    }
    return item.put("name", name.substring(dot + 1));
  }

  private static ObjectNode content(String text) {
    var content = Json.object().put(TYPE, "output_text").put("text", text);
    content.putArray("annotations");
    content.putArray("logprobs");
    return content;
  }

  private String status() {
    return reply.stop() == Stop.MAX_TOKENS || reply.stop() == Stop.REFUSAL
        ? "incomplete"
        : "completed";
  }

  private ObjectNode finished() {
    var response = response(status());
    var output = response.withArray("output");
    for (var i = 0; i < reply.parts().size(); i++) {
      output.add(item(i, reply.parts().get(i), true));
    }
    if (status().equals("incomplete")) {
      var reason = reply.stop() == Stop.REFUSAL ? "content_filter" : "max_output_tokens";
      response.putObject("incomplete_details").put("reason", reason);
    }
    response.set("usage", usage());
    return response;
  }

  private ObjectNode response(String status) {
    var response = Json.object().put("id", "resp_" + reply.id()).put("object", "response");
    response.put("created_at", CREATED).put("status", status).put("model", reply.model());
    response.putNull("error").putNull("incomplete_details").putNull("instructions");
    response.putArray("output");
    response.put("parallel_tool_calls", true).put("tool_choice", "auto").putArray("tools");
    response.putObject("metadata");
    return response.putNull("temperature").putNull("top_p").putNull("usage").put("store", false);
  }

  private ObjectNode usage() {
    var tokens = reply.tokens();
    var usage = Json.object().put("input_tokens", tokens.prompt());
    usage
        .putObject("input_tokens_details")
        .put("cached_tokens", tokens.cacheRead())
        .put("cache_write_tokens", tokens.cacheWrite());
    usage.put("output_tokens", tokens.output());
    usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
    return usage.put("total_tokens", tokens.prompt() + tokens.output());
  }
}
