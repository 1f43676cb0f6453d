package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.request.Dialect;

/// Reads the events of OpenAI's Responses API.
record ResponsesMeter(StreamTally tally) implements EventMeter {
  @Override
  public void accept(SseEvent event) {
    var type = tally.type(event);
    switch (type) {
      case "response.output_item.added" -> item(tally.read(event));
      case "response.function_call_arguments.delta" -> arguments(tally.read(event));
      case "response.output_item.done" -> tally.calls.close(index(tally.read(event)));
      case "response.completed", "response.incomplete" -> end(tally.read(event).path("response"));
      case "response.failed" -> failed(tally.read(event).path("response"));
      case "error" -> tally.failure = error(tally.read(event));
      default -> words(type, event);
    }
  }

  private void item(JsonNode event) {
    if (event.path("item").path("type").asText("").equals("function_call")) {
      tally.calls.begin(index(event));
    }
  }

  private void arguments(JsonNode event) {
    var piece = event.path("delta").asText("");
    tally.calls.add(index(event), piece);
    tally.passed(piece.length());
  }

  private void words(String type, SseEvent event) {
    if (type.endsWith(".delta")) {
      tally.passed(JsonPeek.characters(event.data(), "delta"));
    }
  }

  private void end(JsonNode response) {
    count(response);
    var why = response.path("incomplete_details").path("reason").asText("");
    tally.stopReason = why.isEmpty() ? response.path("status").asText("completed") : why;
    tally.isFinished = true;
  }

  private void failed(JsonNode response) {
    count(response);
    tally.failure = response.path("error").path("code").asText("failed");
  }

  private void count(JsonNode response) {
    tally.usage = UsageReader.read(Dialect.OPENAI_RESPONSES, response.path("usage"), tally.usage);
  }

  /// The error stands in the event, as documented, or in a field of its own, as also seen.
  private static String error(JsonNode event) {
    var error = event.path("error").isObject() ? event.path("error") : event;
    return error.path("code").asText("error");
  }

  private static String index(JsonNode event) {
    return event.path("output_index").asText("");
  }
}
