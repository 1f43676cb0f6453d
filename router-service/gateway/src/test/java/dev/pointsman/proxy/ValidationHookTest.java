package dev.pointsman.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.check.CheckResult;
import dev.pointsman.rehearsal.Answer;
import dev.pointsman.rehearsal.ScriptedUpstream;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValidationHookTest {
  private final ScriptedUpstream check = ScriptedUpstream.start();
  private final UpstreamTransport transport = new UpstreamTransport(Duration.ofMillis(500));

  @AfterEach
  void close() {
    transport.close();
    check.close();
  }

  @Test
  void refusesWhatTheOperatorRefuses() throws InterruptedException {
    check.then(Answer.json(200, "{\"pass\": false}"));
    assertThat(verdict()).isInstanceOf(CheckResult.Failed.class);
    assertThat(check.received(0).json().path("decision_id").asText()).isEqualTo("dec_1");
    assertThat(check.received(0).json().path("answer").path("id").asInt()).isEqualTo(7);
  }

  @Test
  void passesWhatTheOperatorPasses() {
    check.then(Answer.json(200, "{\"pass\": true}"));
    assertThat(verdict()).isEqualTo(CheckResult.PASSED);
  }

  @Test
  void passesWhatNobodyJudgesInTime() {
    check.then(Answer.silence());
    assertThat(verdict()).isEqualTo(CheckResult.PASSED);
  }

  @Test
  void passesWhatIsJudgedInUnknownWords() {
    check.then(Answer.json(200, "no"));
    assertThat(verdict()).isEqualTo(CheckResult.PASSED);
  }

  private CheckResult verdict() {
    return new ValidationHook(transport, check.base().resolve("/check"), Duration.ofMillis(200))
        .validate(new DecisionId("dec_1"), Body.of("{\"id\":7}"));
  }
}
