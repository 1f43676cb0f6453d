package dev.pointsman.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.ContentBlock;
import dev.pointsman.request.ContentBlock.Image;
import dev.pointsman.request.ContentBlock.Other;
import dev.pointsman.request.ContentBlock.Thinking;
import dev.pointsman.request.ContentBlock.ToolResult;
import dev.pointsman.request.ContentBlock.ToolUse;
import dev.pointsman.request.Speaker;
import dev.pointsman.request.ToolInput;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the input of a Responses body: a string, or a list of items.
final class ItemReader {
  private ItemReader() {}

  static void readInto(Conversation conversation, PlacedJson input) {
    if (input.node().isTextual()) {
      conversation.add(Speaker.USER, Blocks.of(input.node()));
      return;
    }
    if (!input.node().isArray()) {
      throw input.mismatch("a string or an array of items");
    }
    input.requireElements().forEach(item -> read(conversation, item));
  }

  private static void read(Conversation conversation, PlacedJson item) {
    var node = item.requireObject().node();
    var type = node.path("type").asText("message");
    switch (type) {
      case "message" -> MessageReader.readInto(conversation, item);
      case "function_call_output", "custom_tool_call_output", "local_shell_call_output" ->
          conversation.add(Speaker.USER, Blocks.result(callId(node), node.path("output"), false));
      case "apply_patch_call_output" ->
          conversation.add(
              Speaker.USER,
              Blocks.result(
                  callId(node),
                  node.path("output"),
                  node.path("status").asText("").equals("failed")));
      case "shell_call_output" -> conversation.add(Speaker.USER, List.of(shellResult(node)));
      case "computer_call_output" ->
          conversation.add(
              Speaker.USER, List.of(new ToolResult(callId(node), "", false), new Image()));
      default -> conversation.add(Speaker.ASSISTANT, List.of(said(type, node)));
    }
  }

  /// Every other item comes from the model's side, those of future types included.
  private static ContentBlock said(String type, JsonNode item) {
    return switch (type) {
      case "function_call" -> use(item, item.path("name").asText(""), item.path("arguments"));
      case "custom_tool_call" -> use(item, item.path("name").asText(""), item.path("input"));
      case "local_shell_call" -> use(item, "local_shell", item.path("action"));
      case "shell_call" -> commands(item);
      case "apply_patch_call" -> use(item, "apply_patch", item.path("operation"));
      case "computer_call" -> use(item, "computer", item.path("action"));
      case "web_search_call" -> use(item, "web_search", item.path("action"));
      case "reasoning" -> new Thinking(Blocks.text(item.path("summary")));
      default -> new Other(type);
    };
  }

  private static ToolUse use(JsonNode item, String name, JsonNode input) {
    return new ToolUse(callId(item), name, ToolInputs.of(input));
  }

  /// A line each, as a script would have them.
  private static ToolUse commands(JsonNode item) {
    return new ToolUse(
        callId(item),
        "shell",
        ToolInput.freeText(lines(item.at("/action/commands").valueStream())));
  }

  /// What each command printed, and whether one of them failed or was stopped.
  private static ToolResult shellResult(JsonNode item) {
    var printed =
        item.path("output")
            .valueStream()
            .flatMap(command -> Stream.of(command.path("stdout"), command.path("stderr")));
    var failed = item.path("output").valueStream().anyMatch(ItemReader::hasFailed);
    return new ToolResult(callId(item), lines(printed), failed);
  }

  private static boolean hasFailed(JsonNode command) {
    var outcome = command.path("outcome");
    return outcome.path("type").asText("").equals("timeout")
        || outcome.path("exit_code").asInt(0) != 0;
  }

  private static String lines(Stream<JsonNode> texts) {
    return texts
        .map(text -> text.asText(""))
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String callId(JsonNode item) {
    return item.path("call_id").asText("");
  }
}
