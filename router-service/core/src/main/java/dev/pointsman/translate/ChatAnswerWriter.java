package dev.pointsman.translate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import java.time.Instant;

/// Writes a whole Anthropic answer as a chat completion.
final class ChatAnswerWriter {
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode calls = Json.array();
  private final Notes notes = new Notes();
  private String finish = "";

  private ChatAnswerWriter() {}

  static TranslatedAnswer write(PlacedJson answer, Instant at) {
    var writer = new ChatAnswerWriter();
    writer.addAll(answer);
    return new TranslatedAnswer(Json.body(writer.completion(answer, at)), writer.notes.lines());
  }

  private void addAll(PlacedJson answer) {
    finish = StopReasons.toChat(answer.node().path("stop_reason").asText(""), notes);
    var blocks = answer.field("content").requireElements();
    for (var block : blocks) {
      if (block.equals(blocks.getLast()) && isCutCall(block)) {
        notes.add(Notes.CUT_CALL);
      } else {
        add(block);
      }
    }
  }

  /// A call that was cut off by the length limit is no call; it must never look like one. What came
  /// of its arguments is an object all the same.
  private boolean isCutCall(PlacedJson last) {
    return finish.equals(StopReasons.LENGTH)
        && last.node().path("type").asText().equals("tool_use");
  }

  private void add(PlacedJson block) {
    switch (block.requireObject().field("type").requireText()) {
      case "text" -> text.append(block.field("text").requireText());
      case "tool_use" -> calls.add(call(block));
      case "thinking", "redacted_thinking" -> notes.dropped("thinking");
      default -> notes.dropped(block.field("type").requireText());
    }
  }

  private static ObjectNode call(PlacedJson use) {
    var call = Json.object().put("id", ToolNames.id(use.field("id").requireText()));
    call.put("type", "function")
        .putObject("function")
        .put("name", use.field("name").requireText())
        .put("arguments", use.field("input").requireObject().node().toString());
    return call;
  }

  private ObjectNode completion(PlacedJson answer, Instant at) {
    var node = answer.node();
    var completion =
        Json.object()
            .put("id", node.path("id").asText(""))
            .put("object", "chat.completion")
            .put("created", at.getEpochSecond())
            .put("model", node.path("model").asText(""));
    var choice = completion.putArray("choices").addObject().put("index", 0);
    choice.set("message", message(answer));
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    completion.set("usage", UsageFields.toChat(node.path("usage")));
    return completion;
  }

  private ObjectNode message(PlacedJson answer) {
    var message = Json.object().put("role", "assistant");
    var hasText = !text.isEmpty() || calls.isEmpty();
    message.set("content", hasText ? message.textNode(text.toString()) : message.nullNode());
    var refusal = answer.node().path("stop_details").path("explanation");
    message.set("refusal", refusal.isTextual() ? refusal : message.nullNode());
    if (!calls.isEmpty()) {
      message.set("tool_calls", calls);
    }
    return message;
  }
}
