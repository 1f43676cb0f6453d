package dev.pointsman.proxy;

import static dev.pointsman.proxy.Stage.call;
import static dev.pointsman.proxy.Stage.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rehearsal.Answers;
import dev.pointsman.rehearsal.Faults;
import dev.pointsman.rehearsal.Reply;
import dev.pointsman.rehearsal.ScriptedUpstream;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Attempt.Result;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The first try of each call, for which the retry budget is not asked.
class FreeTryTest {
  @Test
  void aTargetThatIsPassedOverLeavesTheFreeTryToTheNext() {
    try (var outage = new Stage(inOutage(), new UpstreamTransport(Duration.ofSeconds(15)))) {
      for (var i = 0; i < 20; i++) {
        outage.serve(call(false, target(0)), new RecordedClient());
        outage.serve(call(false, target(1)), new RecordedClient());
      }
      var served = outage.serve(call(false, target(0), target(2)), new RecordedClient());
      assertThat(served.attempts())
          .extracting(Attempt::result)
          .containsExactly(Result.CIRCUIT_OPEN, Result.ANSWERED);
    }
  }

  /// The first model fails, the second has reached its limit, the third answers.
  private static ScriptedUpstream inOutage() {
    var names = Stream.of(0, 1).map(rank -> target(rank).offer().model().value()).toList();
    return ScriptedUpstream.start(request ->
        switch (names.indexOf(request.json().path("model").asText())) {
          case 0 -> Faults.anthropic(500, "no");
          case 1 -> Faults.rateLimitedForMillis(1);
          default -> Answers.message(Reply.text("Hello"));
        });
  }
}
