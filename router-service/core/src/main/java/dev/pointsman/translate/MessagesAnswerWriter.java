package dev.pointsman.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.upstream.Usage;

/// Writes a whole chat completion as an Anthropic answer.
final class MessagesAnswerWriter {
  static final String UNTOLD = "the upstream told no usage";

  private final PlacedJson message;
  private final String finish;
  private final Usage known;
  private final ArrayNode content = Json.array();
  private final Notes notes = new Notes();

  private MessagesAnswerWriter(PlacedJson choice, Usage known) {
    this.known = known;
    this.message = choice.field("message").requireObject();
    this.finish = choice.node().path("finish_reason").asText("");
  }

  static TranslatedAnswer write(PlacedJson completion, Usage known) {
    var choices = completion.field("choices").requireElements();
    if (choices.isEmpty()) {
      throw new Untranslatable("/choices", "an answer", "none");
    }
    var writer = new MessagesAnswerWriter(choices.getFirst(), known);
    return new TranslatedAnswer(Json.body(writer.answer(completion)), writer.notes.lines());
  }

  private ObjectNode answer(PlacedJson completion) {
    var text = text(message.node().path("content"), notes);
    if (!text.isBlank()) {
      content.add(Json.textBlock(text));
    }
    var hasRefused = addRefusal();
    noteReasoning(message, notes);
    var hasCalled = addCalls();
    var node = completion.node();
    var answer = Json.object().put("id", node.path("id").asText(""));
    answer.put("type", "message").put("role", "assistant");
    answer.put("model", node.path("model").asText("")).set("content", content);
    var stop = StopReasons.toMessages(finish, hasCalled, notes);
    answer.put("stop_reason", hasRefused ? "refusal" : stop).putNull("stop_sequence");
    answer.set("usage", usage(node.path("usage")));
    return answer;
  }

  private ObjectNode usage(JsonNode told) {
    if (told.isEmpty()) {
      notes.add(UNTOLD);
      return UsageFields.toMessages(known);
    }
    return UsageFields.toMessages(told);
  }

  private boolean addRefusal() {
    var refusal = message.node().path("refusal").asText("");
    if (refusal.isEmpty()) {
      return false;
    }
    content.add(Json.textBlock(refusal));
    return true;
  }

  /// The words of content: a string, or the parts that some servers send instead.
  static String text(JsonNode content, Notes notes) {
    if (content.isTextual()) {
      return content.textValue();
    }
    var text = new StringBuilder();
    for (var part : content) {
      text.append(part.path("text").asText(""));
      if (!part.path("text").isTextual()) {
        notes.dropped(part.path("type").asText(""));
      }
    }
    return text.toString();
  }

  static void noteReasoning(PlacedJson message, Notes notes) {
    if (!Json.isIdle(message.node().path("reasoning_content"))
        || !Json.isIdle(message.node().path("reasoning"))) {
      notes.dropped("thinking");
    }
  }

  private boolean addCalls() {
    var before = content.size();
    var calls = message.field("tool_calls");
    if (!calls.isAbsent()) {
      calls
          .requireElements()
          .forEach(call -> addCall(call.node().path("id").asText(""), call.field("function")));
    } else if (!Json.isIdle(message.node().path("function_call"))) {
      addCall("", message.field("function_call"));
    }
    return content.size() > before;
  }

  /// A call that was cut off by the length limit is no call; it must never look like one.
  private void addCall(String id, PlacedJson function) {
    var arguments = function.field("arguments");
    var input = Json.arguments(arguments);
    if (input.isEmpty() && finish.equals(StopReasons.LENGTH)) {
      notes.add(Notes.CUT_CALL);
      return;
    }
    var use = Json.object("tool_use");
    use.put("id", callId(id, content.size()));
    use.put("name", function.field("name").requireText());
    use.set(
        "input",
        input.orElseThrow(
            () -> new Untranslatable(arguments.pointer(), "a JSON object", "something else")));
    content.add(use);
  }

  /// Some servers name no calls, but every result must name its own.
  static String callId(String told, int index) {
    return told.isEmpty() ? "call_" + index : ToolNames.id(told);
  }
}
