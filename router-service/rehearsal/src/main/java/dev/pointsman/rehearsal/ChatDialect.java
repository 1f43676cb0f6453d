package dev.pointsman.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says a reply in OpenAI's Chat Completions dialect.
final class ChatDialect {
  static final String DONE = "data: [DONE]\n\n";

  private static final long CREATED = 1_790_000_000;

  private final Reply reply;

  ChatDialect(Reply reply) {
    this.reply = reply;
  }

  String whole() {
    var completion = envelope("chat.completion");
    var choice = completion.putArray("choices").addObject().put("index", 0);
    var message = choice.putObject("message").put("role", "assistant");
    message.put("content", text()).putNull("refusal");
    var calls = calls();
    if (!calls.isEmpty()) {
      var list = message.putArray("tool_calls");
      calls.forEach(call -> list.add(call(call, call.arguments())));
    }
    choice.putNull("logprobs").put("finish_reason", reply.stop().openAi());
    completion.set("usage", usage());
    return completion.toString();
  }

  List<String> frames(boolean includesUsage) {
    var frames = new ArrayList<String>();
    frames.add(chunk(Json.object().put("role", "assistant").put("content", ""), null));
    var text = text();
    if (text != null) {
      reply
          .pieces(text)
          .forEach(piece -> frames.add(chunk(Json.object().put("content", piece), null)));
    }
    var calls = calls();
    for (var i = 0; i < calls.size(); i++) {
      call(i, calls.get(i), frames);
    }
    frames.add(chunk(Json.object(), reply.stop().openAi()));
    if (includesUsage) {
      var chunk = envelope("chat.completion.chunk");
      chunk.putArray("choices");
      chunk.set("usage", usage());
      frames.add("data: " + chunk + "\n\n");
    }
    frames.add(DONE);
    return frames;
  }

  static String error(String type, String message, @Nullable String code) {
    var error = Json.object();
    error
        .putObject("error")
        .put("message", message)
        .put("type", type)
        .putNull("param")
        .put("code", code);
    return error.toString();
  }

  private void call(int index, Part.ToolCall call, List<String> frames) {
    frames.add(delta(call(call, "").put("index", index)));
    for (var piece : reply.pieces(call.arguments())) {
      var part = Json.object().put("index", index);
      part.putObject("function").put("arguments", piece);
      frames.add(delta(part));
    }
  }

  private String delta(ObjectNode toolCall) {
    var delta = Json.object();
    delta.putArray("tool_calls").add(toolCall);
    return chunk(delta, null);
  }

  private static ObjectNode call(Part.ToolCall call, String arguments) {
    var node = Json.object().put("id", call.id()).put("type", "function");
    node.putObject("function").put("name", call.name()).put("arguments", arguments);
    return node;
  }

  private String chunk(ObjectNode delta, @Nullable String finish) {
    var chunk = envelope("chat.completion.chunk");
    var choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finish);
    return "data: " + chunk + "\n\n";
  }

  private ObjectNode envelope(String object) {
    return Json.object()
        .put("id", "chatcmpl-" + reply.id())
        .put("object", object)
        .put("created", CREATED)
        .put("model", reply.model())
        .put("system_fingerprint", "fp_scripted");
  }

  private ObjectNode usage() {
    var tokens = reply.tokens();
    var usage =
        Json.object()
            .put("prompt_tokens", tokens.prompt())
            .put("completion_tokens", tokens.output())
            .put("total_tokens", tokens.prompt() + tokens.output());
    usage.putObject("prompt_tokens_details").put("cached_tokens", tokens.cacheRead());
    usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
    return usage;
  }

  private @Nullable String text() {
    var texts =
        reply.parts().stream()
            .filter(Part.Text.class::isInstance)
            .map(Part.Text.class::cast)
            .map(Part.Text::text)
            .toList();
    return texts.isEmpty() ? null : String.join("", texts);
  }

  private List<Part.ToolCall> calls() {
    return reply.parts().stream()
        .filter(Part.ToolCall.class::isInstance)
        .map(Part.ToolCall.class::cast)
        .toList();
  }
}
