package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A client that asks and then stops reading holds on to nothing beyond the time that a call may
/// take.
class UnreadAnswersTest {
  private static final Duration ALLOWED = Duration.ofSeconds(20);
  private static final String STREAM = Calls.streamed(Calls.message("claude-auto-fast", "Hi"));

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theProviderOfAClientThatStopsReadingIsReleased() throws Exception {
    stage.restart(
        LiveGateway.anthropicKey(stage.upstream().base()),
        "relay: {retries: 0, total_timeout_seconds: 1}\n");
    stage.upstream().then(Answer.flood("data: " + "x".repeat(10_000) + "\n\n", 100_000));
    try (var _ = stage.saying(LiveStage.raw("/v1/messages", STREAM))) {
      assertThat(stage.upstream().received(0).isClosedWithin(ALLOWED)).isTrue();
      assertThat(stage.decisions().at("/0/serving/ending").asText()).isEqualTo("client_gone");
    }
  }
}
