package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// With both keys each dialect has a ladder of its own, and may still ask for the other's models:
/// `/v1/models` lists them all.
class OtherProvidersModelTest {
  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aChatThatNamesAModelOfAnthropicIsAnsweredByIt() throws Exception {
    var answer =
        stage.post("/v1/chat/completions", Calls.to(Endpoint.CHAT_COMPLETIONS, "claude-opus-4-6"));
    assertThat(LiveStage.json(answer).at("/choices/0/message/content").asText()).isEqualTo("Hello");
    assertThat(stage.upstream().received(0).path()).isEqualTo("/v1/messages");
    assertThat(stage.modelOf(0)).isEqualTo("claude-opus-4-6");
    var attempt = stage.record(answer).at("/serving/attempts/0");
    assertThat(attempt.path("provider").asText()).isEqualTo("anthropic");
    assertThat(attempt.at("/price/output_nanos").asLong()).isEqualTo(25_000_000_000L);
  }

  @Test
  void aMessageThatNamesAModelOfOpenAiIsAnsweredByIt() throws Exception {
    var answer = stage.post("/v1/messages", Calls.to(Endpoint.MESSAGES, "gpt-4o"));
    assertThat(LiveStage.json(answer).at("/content/0/text").asText()).isEqualTo("Hello");
    assertThat(stage.upstream().received(0).path()).isEqualTo("/v1/chat/completions");
    assertThat(answer.headers().firstValue("x-pointsman-tier")).contains("standard");
  }

  @Test
  void whatNoLadderListsStaysWithTheDialectsOwnProvider() throws Exception {
    stage.post("/v1/messages", Calls.to(Endpoint.MESSAGES, "gpt-of-tomorrow"));
    stage.post("/v1/responses", Calls.to(Endpoint.RESPONSES, "claude-opus-4-6"));
    assertThat(stage.upstream().received(0).path()).isEqualTo("/v1/messages");
    assertThat(stage.upstream().received(1).path()).isEqualTo("/v1/responses");
  }
}
