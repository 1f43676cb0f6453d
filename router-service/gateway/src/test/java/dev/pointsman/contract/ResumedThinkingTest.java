package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A session with signed thinking in its history that the service knows nothing of: resumed after a
/// restart, after long idle, or when newer ones had taken its place.
class ResumedThinkingTest {
  private static final String THOUGHT =
      "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"t\","
          + "\"signature\":\"s\"},{\"type\":\"text\",\"text\":\"Hello\"}]}";

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-auto", "claude-auto-premium"})
  void itsThinkingGoesToNoModelThatWeChoose(String model) throws Exception {
    stage.post("/v1/messages", resumed(model));
    stage.post("/v1/messages", resumed(model));
    assertThat(sent(0)).doesNotContain("signature").contains("Hello");
    assertThat(sent(1)).doesNotContain("signature");
  }

  @Test
  void aModelThatTheClientNamesGetsItAsItCame() throws Exception {
    stage.post("/v1/messages", resumed("claude-opus-4-6"));
    stage.post("/v1/messages", resumed("claude-opus-4-6"));
    assertThat(sent(0)).contains(THOUGHT);
    assertThat(sent(1)).contains(THOUGHT);
  }

  private static String resumed(String model) {
    return Calls.messages(model, Calls.said("Hi"), THOUGHT, Calls.said("Go on"));
  }

  private String sent(int call) throws InterruptedException {
    return stage.upstream().received(call).json().toString();
  }
}
