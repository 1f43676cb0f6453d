package dev.pointsman.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;

/// Reads along while a streamed answer passes: its usage, why it stopped, whether it came to its
/// end or said that it failed. Events that matter for none of these are not parsed. Used by one
/// thread.
public final class StreamMeter {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private final Dialect dialect;
  private Usage usage = Usage.UNKNOWN;
  private String stopReason = "";
  private String failure = "";
  private boolean isFinished;
  private boolean hasContent;
  private boolean isGarbled;
  private long characters;

  public StreamMeter(Dialect dialect) {
    this.dialect = dialect;
  }

  public void accept(SseEvent event) {
    switch (dialect) {
      case ANTHROPIC_MESSAGES -> anthropic(event);
      case OPENAI_CHAT -> chat(event);
      case OPENAI_RESPONSES -> responses(event);
    }
  }

  private void anthropic(SseEvent event) {
    switch (event.name()) {
      case "message_start" -> count(parsed(event).path("message").path("usage"));
      case "content_block_delta", "content_block_start" -> delta(event);
      case "message_delta" -> {
        var delta = parsed(event);
        count(delta.path("usage"));
        stopReason = delta.path("delta").path("stop_reason").asText(stopReason);
      }
      case "message_stop" -> isFinished = true;
      case "error" -> failure = parsed(event).path("error").path("type").asText("error");
      default -> {} // pings, and events of the future
    }
  }

  private void chat(SseEvent event) {
    if (event.data().strip().equals("[DONE]")) {
      isFinished = true;
      return;
    }
    delta(event);
    var data = event.data();
    if (data.contains("\"finish_reason\":\"")
        || data.contains("\"finish_reason\": \"")
        || data.contains("\"usage\"")
        || data.contains("\"error\"")) {
      var chunk = parsed(event);
      count(chunk.path("usage"));
      stopReason = chunk.path("choices").path(0).path("finish_reason").asText(stopReason);
      if (chunk.path("error").isObject()) {
        failure = chunk.path("error").path("type").asText("error");
      }
    }
  }

  private void responses(SseEvent event) {
    switch (event.name()) {
      case "response.completed", "response.incomplete" -> {
        var response = parsed(event).path("response");
        count(response.path("usage"));
        var why = response.path("incomplete_details").path("reason").asText("");
        stopReason = why.isEmpty() ? response.path("status").asText("completed") : why;
        isFinished = true;
      }
      case "response.failed" -> failure = failureCode(parsed(event).path("response"));
      case "error" -> failure = parsed(event).path("code").asText("error");
      default -> delta(event);
    }
  }

  private static String failureCode(JsonNode response) {
    return response.path("error").path("code").asText("failed");
  }

  private void delta(SseEvent event) {
    hasContent = true;
    characters += Math.max(1, event.data().length() - frame(dialect));
  }

  private void count(JsonNode told) {
    usage = UsageReader.read(dialect, told, usage);
  }

  private JsonNode parsed(SseEvent event) {
    try {
      return JsonReader.read(event.data());
    } catch (MalformedJson malformed) {
      isGarbled = true;
      return MissingNode.getInstance();
    }
  }

  /// The tokens so far: as told at the end, else with the output estimated from what has passed.
  public Usage usage() {
    if (isFinished && usage.isComplete()) {
      return usage;
    }
    var passed = new TokenCount(characters / CHARACTERS_PER_TOKEN);
    var output = usage.output().compareTo(passed) > 0 ? usage.output() : passed;
    return new Usage(usage.input(), usage.cacheRead(), usage.cacheWrite(), output, false);
  }

  /// What an event's data holds beside the model's own words.
  private static int frame(Dialect dialect) {
    return switch (dialect) {
      case ANTHROPIC_MESSAGES -> 90;
      case OPENAI_CHAT -> 200;
      case OPENAI_RESPONSES -> 180;
    };
  }

  /// The stream is at its end: some servers of OpenAI's dialect leave out the last `[DONE]`.
  public void end() {
    isFinished = isFinished || (dialect == Dialect.OPENAI_CHAT && !stopReason.isEmpty());
  }

  /// Why the model stopped, in the dialect's words; empty until it has said.
  public String stopReason() {
    return stopReason;
  }

  /// The provider's word for a failure that it reported in the stream; empty when there was none.
  public String failure() {
    return failure;
  }

  /// Whether the answer has come to its end, with or without success.
  public boolean isOver() {
    return isFinished || !failure.isEmpty();
  }

  public boolean isFinished() {
    return isFinished;
  }

  /// Whether anything of the model has passed.
  public boolean hasContent() {
    return hasContent;
  }

  /// Whether an event was not the JSON that the dialect has there.
  public boolean isGarbled() {
    return isGarbled;
  }
}
