package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/// Draws requests and answers of the Messages API in the form in which nothing is lost.
final class RandomTalk {
  private final Random random;
  private int calls;

  RandomTalk(long seed) {
    this.random = new Random(seed);
  }

  ObjectNode request() {
    var request = Json.object().put("model", Golden.TERMS.model().value());
    request.put("max_tokens", 1 + random.nextInt(1_000));
    mark(request.putArray("system").add(Json.textBlock(word())));
    var messages = request.putArray("messages");
    for (var turn = 1 + random.nextInt(4); turn > 0; turn--) {
      addTurn(messages);
    }
    mark(messages.get(messages.size() - 2).path("content"));
    addTools(request);
    if (random.nextBoolean()) {
      request.put("temperature", random.nextInt(10) / 10.0);
    }
    request.putArray("stop_sequences").add(word());
    request.putObject("output_config").put("effort", "high");
    request.putObject("metadata").put("user_id", word());
    return random.nextBoolean() ? request.put("stream", true) : request;
  }

  ObjectNode answer() {
    var answer = Json.object().put("id", word()).put("type", "message").put("role", "assistant");
    answer.put("model", word());
    var content = answer.putArray("content");
    if (random.nextBoolean()) {
      content.add(Json.textBlock(word()));
    }
    for (var count = random.nextInt(3); count > 0; count--) {
      content.add(call());
    }
    var hasCalls = !content.isEmpty() && content.get(content.size() - 1).has("input");
    answer.put("stop_reason", hasCalls ? "tool_use" : "end_turn").putNull("stop_sequence");
    answer.set("usage", usage());
    return answer;
  }

  /// A place to cut a text in two.
  int cut(String text) {
    return random.nextInt(text.length() + 1);
  }

  private ObjectNode usage() {
    return Json.object()
        .put("input_tokens", random.nextInt(1_000))
        .put("cache_creation_input_tokens", random.nextInt(1_000))
        .put("cache_read_input_tokens", random.nextInt(1_000))
        .put("output_tokens", random.nextInt(1_000));
  }

  private void addTurn(ArrayNode messages) {
    messages.addObject().put("role", "user").put("content", word());
    var content = messages.addObject().put("role", "assistant").putArray("content");
    content.add(Json.textBlock(word()));
    var results = Json.array();
    for (var count = 1 + random.nextInt(3); count > 0; count--) {
      var call = call();
      content.add(call);
      results.add(Json.object("tool_result").put("tool_use_id", call.path("id").textValue()));
      ((ObjectNode) results.get(results.size() - 1)).put("content", word());
    }
    messages.addObject().put("role", "user").set("content", results.add(Json.textBlock(word())));
    messages.addObject().put("role", "assistant").put("content", word());
  }

  private ObjectNode call() {
    var call = Json.object("tool_use").put("id", "toolu_" + calls++).put("name", "tool_1");
    call.putObject("input").put("path", word()).put("line", random.nextInt());
    return call;
  }

  private void addTools(ObjectNode request) {
    var tool = request.putArray("tools").addObject().put("name", "tool_1");
    var schema = tool.put("description", word()).putObject("input_schema").put("type", "object");
    schema.putObject("properties");
    mark(request.path("tools"));
    var choice =
        request.putObject("tool_choice").put("type", random.nextBoolean() ? "any" : "auto");
    if (random.nextBoolean()) {
      choice.put("disable_parallel_tool_use", true);
    }
  }

  private static void mark(JsonNode blocks) {
    var last = (ObjectNode) blocks.get(blocks.size() - 1);
    last.set("cache_control", Json.object("ephemeral"));
  }

  private String word() {
    return Long.toString(random.nextLong() >>> 1, 36)
        + (random.nextBoolean() ? " \u00e9\"\n\\" : "");
  }
}
