package dev.pointsman.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Models that no ladder lists go by whatever name their clients give them.
class UnlistedModelsTest {
  private static final int LONGEST = 256;

  private final LiveStage stage = new LiveStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theyShareOneRowOfTheMetrics() throws Exception {
    for (var model : new String[] {"claude-3-secret", "m".repeat(LONGEST), "claude-haiku-4-5"}) {
      stage.post("/v1/messages", Calls.message(model, "Hi"));
    }
    assertThat(stage.get("/metrics").body())
        .contains("pointsman_target_limit{model=\"other\",provider=\"anthropic\"}")
        .contains("pointsman_target_limit{model=\"claude-haiku-4-5\",provider=\"anthropic\"}")
        .doesNotContain("claude-3-secret", "mmmm");
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void aNameBeyondAllBoundsIsRefused(Endpoint endpoint) throws Exception {
    var answer = stage.post(endpoint.path(), Calls.to(endpoint, "m".repeat(LONGEST + 1)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_request_error", "at most 256 characters");
    assertThat(stage.record(answer).at("/serving/ending").asText()).isEqualTo("refused");
    assertThat(stage.upstream().received()).isEmpty();
  }
}
