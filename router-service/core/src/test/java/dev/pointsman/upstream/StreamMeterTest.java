package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;
import org.junit.jupiter.api.Test;

class StreamMeterTest {
  @Test
  void countsAnAnthropicStreamToItsEnd() {
    var meter = new StreamMeter(Dialect.ANTHROPIC_MESSAGES);
    meter.accept(
        new SseEvent(
            "message_start",
            "{\"message\":{\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":90,"
                + "\"cache_creation_input_tokens\":5,\"output_tokens\":1}}}"));
    meter.accept(
        new SseEvent(
            "message_delta",
            "{\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":42}}"));
    assertThat(meter.isOver()).isFalse();
    meter.accept(new SseEvent("message_stop", "{}"));
    assertThat(meter.usage()).isEqualTo(usage(10, 90, 5, 42, true));
    assertThat(meter.stopReason()).isEqualTo("end_turn");
  }

  @Test
  void cachedTokensOfOpenAiAreNotCountedTwice() {
    var meter = new StreamMeter(Dialect.OPENAI_CHAT);
    meter.accept(new SseEvent("", "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}"));
    meter.accept(
        new SseEvent(
            "",
            "{\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":7,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":60}}}"));
    meter.accept(new SseEvent("", "[DONE]"));
    assertThat(meter.usage()).isEqualTo(usage(40, 60, 0, 7, true));
  }

  @Test
  void aBrokenStreamIsCountedByWhatPassed() {
    var meter = new StreamMeter(Dialect.ANTHROPIC_MESSAGES);
    meter.accept(new SseEvent("message_start", "{\"message\":{\"usage\":{\"input_tokens\":10}}}"));
    meter.accept(new SseEvent("content_block_delta", "x".repeat(490)));
    assertThat(meter.usage()).isEqualTo(usage(10, 0, 0, 100, false));
    assertThat(meter.isOver()).isFalse();
  }

  @Test
  void hearsFailuresInEveryDialect() {
    assertThat(
            failure(
                Dialect.ANTHROPIC_MESSAGES, "error", "{\"error\":{\"type\":\"overloaded_error\"}}"))
        .isEqualTo("overloaded_error");
    assertThat(failure(Dialect.OPENAI_CHAT, "", "{\"error\":{\"type\":\"server_error\"}}"))
        .isEqualTo("server_error");
    assertThat(
            failure(
                Dialect.OPENAI_RESPONSES,
                "response.failed",
                "{\"response\":{\"error\":{\"code\":\"rate_limit_exceeded\"}}}"))
        .isEqualTo("rate_limit_exceeded");
  }

  private static String failure(Dialect dialect, String name, String data) {
    var meter = new StreamMeter(dialect);
    meter.accept(new SseEvent(name, data));
    return meter.failure();
  }

  private static Usage usage(long input, long read, long written, long output, boolean complete) {
    return new Usage(
        new TokenCount(input),
        new TokenCount(read),
        new TokenCount(written),
        new TokenCount(output),
        complete);
  }
}
