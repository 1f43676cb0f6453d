package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Target;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls whose model has reached its limit, again and again, while a model above it answers.
class LimitedModelTest {
  private static final int CALLS = 60;
  private static final String FAST = target(0).offer().model().value();
  private static final String STANDARD = target(1).offer().model().value();

  private static Stage limited(Answer refusal, Set<String> models) {
    return new Stage(
        ScriptedUpstream.start(request ->
            models.contains(request.json().path("model").asText())
                ? refusal
                : Answers.message(Reply.text("Hello"))),
        new UpstreamTransport(Duration.ofSeconds(15)));
  }

  private static void assertAllAnswered(Stage stage, Target... targets) {
    for (var i = 0; i < CALLS; i++) {
      var client = new RecordedClient();
      stage.serve(call(false, targets), client);
      assertThat(client.status()).as("call " + i).isEqualTo(200);
    }
  }

  @Test
  void everyCallOfALimitedModelGoesUpward() {
    try (var stage = limited(Faults.anthropic(429, "no"), Set.of(FAST))) {
      assertAllAnswered(stage, target(0), target(1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 529})
  void everyCallOfTwoLimitedModelsGoesToTheThird(int status) {
    try (var stage = limited(Faults.anthropic(status, "no"), Set.of(FAST, STANDARD))) {
      assertAllAnswered(stage, target(0), target(1), target(2));
    }
  }
}
