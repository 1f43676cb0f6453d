package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;

/// Reads the events of Anthropic's Messages API.
record MessagesMeter(StreamTally tally) implements EventMeter {
  @Override
  public void accept(SseEvent event) {
    switch (tally.type(event)) {
      case "message_start" -> start(tally.read(event).path("message"));
      case "content_block_start" -> block(tally.read(event));
      case "content_block_delta" -> delta(event);
      case "content_block_stop" -> tally.calls.close(index(tally.read(event)));
      case "message_delta" -> change(tally.read(event));
      case "message_stop" -> tally.isFinished = true;
      case "error" -> tally.failure = tally.read(event).path("error").path("type").asText("error");
      default -> {} // pings, and events of the future
    }
  }

  private void start(JsonNode message) {
    count(message);
  }

  private void block(JsonNode event) {
    if (event.path("content_block").path("type").asText("").endsWith("tool_use")) {
      tally.calls.begin(index(event));
    }
  }

  private void delta(SseEvent event) {
    var data = event.data();
    if (JsonPeek.has(data, "partial_json", '"')) {
      var json = tally.read(event);
      var piece = json.path("delta").path("partial_json").asText("");
      tally.calls.add(index(json), piece);
      tally.passed(piece.length());
    } else {
      tally.passed(JsonPeek.characters(data, "text") + JsonPeek.characters(data, "thinking"));
    }
  }

  private void change(JsonNode event) {
    count(event);
    tally.stopReason = event.path("delta").path("stop_reason").asText(tally.stopReason);
  }

  private void count(JsonNode parent) {
    tally.usage = UsageReader.read(Dialect.ANTHROPIC_MESSAGES, parent.path("usage"), tally.usage);
  }

  private static String index(JsonNode event) {
    return event.path("index").asText("");
  }
}
