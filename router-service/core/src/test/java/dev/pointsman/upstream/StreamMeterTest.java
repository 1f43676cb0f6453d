package dev.pointsman.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.request.Dialect;
import dev.pointsman.unit.TokenCount;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamMeterTest {
  private static final String STARTED =
      """
      event: message_start
      data: {"type":"message_start","message":{"model":"claude-x","usage":{"input_tokens":10,\
      "cache_read_input_tokens":90,"cache_creation_input_tokens":5,"output_tokens":1}}}

      """;

  private static final String TOOL =
      """
      event: content_block_start
      data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t"}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta",\
      "partial_json":"{\\"path\\": \\"a}"}}

      """;

  @Test
  void countsAnAnthropicStreamToItsEnd() {
    var meter =
        anthropic(
            STARTED
                + """
                event: message_delta
                data: {"delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":42}}

                event: message_stop
                data: {"type":"message_stop"}

                """);
    assertThat(meter.usage()).isEqualTo(usage(10, 90, 5, 42, true));
    assertThat(meter.stopReason()).isEqualTo("end_turn");
    assertThat(meter.isFinished()).isTrue();
  }

  @Test
  void aNamelessEventIsOfTheTypeThatItsDataNameLast() {
    var meter =
        anthropic(
            """
            data: {"message":{"type":"message","usage":{"input_tokens":10,\
            "cache_read_input_tokens":90,"output_tokens":1}},"type":"message_start"}

            data: {"delta":{"text":"Hi","type":"text_delta"},"type":"content_block_delta"}

            data: {"delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":42},\
            "type":"message_delta"}

            data: {"type":"message_stop"}

            """);
    assertThat(meter.usage()).isEqualTo(usage(10, 90, 0, 42, true));
  }

  @Test
  void aNamelessResponseIsCompletedThoughItsTypeComesLast() {
    var meter =
        metered(
            Dialect.OPENAI_RESPONSES,
            """
            data: {"response":{"output":[{"type":"message"}],"status":"completed",\
            "usage":{"input_tokens":9,"output_tokens":3}},"type":"response.completed"}

            data: [DONE]

            """);
    assertThat(meter.usage()).isEqualTo(usage(9, 0, 0, 3, true));
    assertThat(meter.isFinished()).isTrue();
    assertThat(meter.isGarbled()).isFalse();
  }

  @Test
  void aBrokenStreamIsCountedByTheWordsThatPassed() {
    var delta =
        "event: content_block_delta\ndata: {\"index\":0,\"delta\":{\"type\":\"text_delta\","
            + "\"text\":\""
            + "\\n".repeat(200)
            + "x".repeat(200)
            + "\"}}\n\n";
    var meter = anthropic(STARTED + delta);
    assertThat(meter.usage()).isEqualTo(usage(10, 90, 5, 100, false));
    assertThat(meter.isOver()).isFalse();
  }

  @Test
  void theShortestAnswerIsAToken() {
    var meter =
        metered(Dialect.OPENAI_CHAT, "data: {\"choices\":[{\"delta\":{\"content\":\"No\"}}]}\n\n");
    assertThat(meter.usage()).isEqualTo(usage(0, 0, 0, 1, false));
  }

  @Test
  void aToolCallIsOpenUntilItsArgumentsAreWhole() {
    var rest =
        "data: {\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"partial_json\":\"\\\"}\"}}\n\n";
    var stop = "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":1}\n\n";
    assertThat(anthropic(STARTED).hasOpenCall()).isFalse();
    assertThat(anthropic(STARTED + TOOL).hasOpenCall()).isTrue();
    assertThat(anthropic(STARTED + TOOL + stop).hasOpenCall()).isTrue();
    assertThat(anthropic(STARTED + TOOL + rest).hasOpenCall()).isTrue();
    assertThat(anthropic(STARTED + TOOL + rest + stop).hasOpenCall()).isFalse();
  }

  @Test
  void cachedTokensOfOpenAiAreNotCountedTwice() {
    var meter =
        metered(
            Dialect.OPENAI_CHAT,
            """
            data: {"model":"gpt-x","choices":[{"index":0,"delta":{"content":"hi"}}],"usage":null}

            data: {"model":"gpt-x","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":7,\
            "prompt_tokens_details":{"cached_tokens":60}}}

            data: [DONE]

            """);
    assertThat(meter.usage()).isEqualTo(usage(40, 60, 0, 7, true));
    assertThat(meter.stopReason()).isEqualTo("stop");
  }

  @Test
  void aChatToolCallCutByItsLimitStaysOpen() {
    var piece =
        "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
            + "\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":[1\"}}]}}]}\n\n";
    var rest =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
            + "\"function\":{\"arguments\":\"]}\"}}]}}]}\n\n";
    var end = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}]}\n\n";
    assertThat(metered(Dialect.OPENAI_CHAT, piece + end).hasOpenCall()).isTrue();
    assertThat(metered(Dialect.OPENAI_CHAT, piece + rest + end).hasOpenCall()).isFalse();
  }

  @Test
  void someServersLeaveOutTheLastDone() {
    var end = "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    var whole = metered(Dialect.OPENAI_CHAT, end);
    assertThat(whole.isFinished()).isFalse();
    whole.end();
    assertThat(whole.isFinished()).isTrue();
    var cut = anthropic(STARTED);
    cut.end();
    assertThat(cut.isFinished()).isFalse();
  }

  @Test
  void readsResponsesToTheirEndAndCountsOnlyWhatIsNew() {
    var said =
        """
        event: response.created
        data: {"type":"response.created","response":{"model":"gpt-x","instructions":"long words"}}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","delta":"12345678"}

        event: response.output_text.done
        data: {"type":"response.output_text.done","text":"12345678"}

        """;
    var end =
        """
        event: response.incomplete
        data: {"response":{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},\
        "usage":{"input_tokens":9,"input_tokens_details":{"cached_tokens":4},"output_tokens":3}}}

        """;
    assertThat(metered(Dialect.OPENAI_RESPONSES, said).usage()).isEqualTo(usage(0, 0, 0, 2, false));
    var meter = metered(Dialect.OPENAI_RESPONSES, said + end);
    assertThat(meter.usage()).isEqualTo(usage(5, 4, 0, 3, true));
    assertThat(meter.stopReason()).isEqualTo("max_output_tokens");
  }

  @Test
  void hearsFailuresInEveryDialect() {
    assertThat(
            anthropic("event: error\ndata: {\"error\":{\"type\":\"overloaded_error\"}}\n\n")
                .failure())
        .isEqualTo("overloaded_error");
    assertThat(
            metered(Dialect.OPENAI_CHAT, "data: {\"error\":{\"type\":\"server_error\"}}\n\n")
                .failure())
        .isEqualTo("server_error");
    assertThat(
            metered(
                    Dialect.OPENAI_RESPONSES,
                    "data: {\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"c\"}}}\n\n")
                .failure())
        .isEqualTo("c");
  }

  @Test
  void wordsOfTheModelPassForNoKeyOfTheChunk() {
    var words = "\\\"error\\\":{\\\"usage\\\":{\\\"finish_reason\\\":\\\"stop\\\"";
    var meter =
        metered(
            Dialect.OPENAI_CHAT,
            "data: {\"model\":\"m\",\"choices\":[]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\""
                + words
                + "\"}}]}\n\n");
    assertThat(meter.failure()).isEmpty();
    assertThat(meter.stopReason()).isEmpty();
  }

  @Test
  void garbageIsSaidToBeGarbage() {
    assertThat(anthropic("event: message_start\ndata: <html>\n\n").isGarbled()).isTrue();
    assertThat(anthropic(STARTED).isGarbled()).isFalse();
  }

  private static StreamMeter anthropic(String stream) {
    return metered(Dialect.ANTHROPIC_MESSAGES, stream);
  }

  private static StreamMeter metered(Dialect dialect, String stream) {
    var meter = new StreamMeter(dialect);
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    new SseFramer().accept(bytes, 0, bytes.length).forEach(meter::accept);
    return meter;
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
