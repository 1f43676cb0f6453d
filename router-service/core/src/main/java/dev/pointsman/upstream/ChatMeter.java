package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;
import java.util.List;

/// Reads the chunks of OpenAI's chat completions.
record ChatMeter(StreamTally tally) implements EventMeter {
  private static final List<String> WORDS =
      List.of("content", "refusal", "reasoning_content", "reasoning");

  @Override
  public void accept(SseEvent event) {
    if (isEndMark(event)) {
      tally.isFinished = true;
      return;
    }
    var data = event.data();
    WORDS.forEach(word -> tally.passed(JsonPeek.characters(data, word)));
    if (event.name().equals("error") || isTelling(data)) {
      chunk(tally.read(event));
    }
  }

  static boolean isEndMark(SseEvent event) {
    return event.data().strip().equals("[DONE]");
  }

  private boolean isTelling(String data) {
    return JsonPeek.has(data, "tool_calls", '[')
        || JsonPeek.has(data, "finish_reason", '"')
        || JsonPeek.has(data, "usage", '{')
        || JsonPeek.has(data, "error", '{')
        || JsonPeek.has(data, "error", '"')
        || JsonPeek.has(data, "error", '[')
        || JsonPeek.hasText(data, "object", "error");
  }

  private void chunk(JsonNode chunk) {
    tally.usage = UsageReader.read(Dialect.OPENAI_CHAT, chunk.path("usage"), tally.usage);
    chunk.path("choices").forEach(this::choice);
    if (ToldError.isIn(chunk)) {
      tally.failure = failure(chunk);
    }
  }

  private void choice(JsonNode choice) {
    for (var call : choice.path("delta").path("tool_calls")) {
      var arguments = call.path("function").path("arguments");
      var piece = arguments.isObject() ? arguments.toString() : arguments.asText("");
      tally.calls.add(choice.path("index").asText("") + "/" + call.path("index").asText(""), piece);
      tally.passed(piece.length());
    }
    if (choice.path("finish_reason").isTextual()) {
      tally.stopReason = choice.path("finish_reason").textValue();
      tally.calls.closeAll();
    }
  }

  private static String failure(JsonNode chunk) {
    var word = ToldError.of(chunk).word();
    return word.isEmpty() ? "error" : word;
  }
}
