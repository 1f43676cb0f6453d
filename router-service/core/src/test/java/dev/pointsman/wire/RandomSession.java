package dev.pointsman.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A session that can be written in each of the dialects.
record RandomSession(String system, List<Turn> turns) {
  private static final List<String> COMMANDS =
      List.of(
          "ls src", "sed -i s/a/b/ a.py", "pytest -q", "git diff", "cat x.patch", "python a.py");
  private static final List<String> OUTPUTS =
      List.of(
          "ok",
          "<returncode>1</returncode> boom",
          "1 failed, 3 passed in 0.2s",
          "",
          "a\nb",
          "Traceback (most recent call last):\nKeyError: 'x'",
          "diff --git a/a b/a\n+x\n-y");
  private static final List<String> PROMPTS =
      List.of(
          "fix `src/a.py`",
          "still red?",
          "<system-reminder>x</system-reminder> go on",
          "1. a\n2. b");

  record Call(String id, String command, String output) {}

  record Turn(String prompt, List<Call> calls, String answer) {}

  static RandomSession of(Random random) {
    var turns = new ArrayList<Turn>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      var calls = new ArrayList<Call>();
      for (var j = random.nextInt(4); j > 0; j--) {
        calls.add(new Call("c" + i + "_" + j, drawn(COMMANDS, random), drawn(OUTPUTS, random)));
      }
      turns.add(new Turn(drawn(PROMPTS, random), calls, i == 0 ? "" : "Done. Shall I go on?"));
    }
    return new RandomSession("be brief", turns);
  }

  private static String drawn(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  ObjectNode asChat() {
    var body = JsonNodeFactory.instance.objectNode().put("max_completion_tokens", 900);
    var messages = body.putArray("messages");
    messages.addObject().put("role", "system").put("content", system);
    turns.forEach(turn -> chat(turn, messages));
    tool(body.putArray("tools").addObject().put("type", "function").putObject("function"))
        .set("parameters", schema());
    return body;
  }

  private static void chat(Turn turn, ArrayNode messages) {
    messages.addObject().put("role", "user").put("content", turn.prompt());
    for (var call : turn.calls()) {
      var said = messages.addObject().put("role", "assistant").putNull("content");
      said.putArray("tool_calls")
          .addObject()
          .put("id", call.id())
          .putObject("function")
          .put("name", "bash")
          .put("arguments", " " + arguments(call));
      messages
          .addObject()
          .put("role", "tool")
          .put("tool_call_id", call.id())
          .put("content", call.output());
    }
    if (!turn.answer().isEmpty()) {
      messages.addObject().put("role", "assistant").put("content", turn.answer());
    }
  }

  ObjectNode asMessages() {
    var body = JsonNodeFactory.instance.objectNode().put("max_tokens", 900);
    body.putArray("system").addObject().put("type", "text").put("text", system);
    var messages = body.putArray("messages");
    turns.forEach(turn -> messages(turn, messages));
    tool(body.putArray("tools").addObject()).set("input_schema", schema());
    return body;
  }

  private static void messages(Turn turn, ArrayNode messages) {
    block(messages, "user", "text").put("text", turn.prompt());
    for (var call : turn.calls()) {
      block(messages, "assistant", "tool_use")
          .put("id", call.id())
          .put("name", "bash")
          .set("input", arguments(call));
      block(messages, "user", "tool_result")
          .put("tool_use_id", call.id())
          .put("content", call.output());
    }
    if (!turn.answer().isEmpty()) {
      block(messages, "assistant", "text").put("text", turn.answer());
    }
  }

  private static ObjectNode block(ArrayNode messages, String role, String type) {
    var message = messages.addObject().put("role", role);
    return message.putArray("content").addObject().put("type", type);
  }

  ObjectNode asResponses() {
    var body = JsonNodeFactory.instance.objectNode().put("max_output_tokens", 900);
    body.put("instructions", system);
    var items = body.putArray("input");
    turns.forEach(turn -> items(turn, items));
    tool(body.putArray("tools").addObject().put("type", "function")).set("parameters", schema());
    return body;
  }

  private static void items(Turn turn, ArrayNode items) {
    items.addObject().put("role", "user").put("content", turn.prompt());
    for (var call : turn.calls()) {
      items
          .addObject()
          .put("type", "function_call")
          .put("call_id", call.id())
          .put("name", "bash")
          .put("arguments", arguments(call).toString());
      items
          .addObject()
          .put("type", "function_call_output")
          .put("call_id", call.id())
          .put("output", call.output());
    }
    if (!turn.answer().isEmpty()) {
      block(items, "assistant", "output_text").put("text", turn.answer());
    }
  }

  private static ObjectNode tool(ObjectNode tool) {
    return tool.put("name", "bash").put("description", "runs a command");
  }

  private static ObjectNode schema() {
    return JsonNodeFactory.instance.objectNode().put("type", "object");
  }

  private static ObjectNode arguments(Call call) {
    return JsonNodeFactory.instance.objectNode().put("command", call.command());
  }
}
