package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.said;
import static dev.pointsman.label.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.upstream.Attempt.Result;
import org.junit.jupiter.api.Test;

class StepFunctionsTest {
  @Test
  void blamesAStepAfterWhichToolsFailTwiceInARow() {
    var session = session(call(), call().step(1).with("consecutive_errors", 2));
    assertThat(said(StepFunctions.TOOL_ERRORS, session)).containsExactly("insufficient", "");
  }

  @Test
  void creditsAStepThatFindsTheWayOutOfErrors() {
    var session =
        session(call().with("consecutive_errors", 2), call().step(1).with("consecutive_errors", 0));
    assertThat(said(StepFunctions.TOOL_ERRORS, session)).containsExactly("sufficed", "");
  }

  @Test
  void saysNothingOfOneToolError() {
    var session =
        session(call().with("consecutive_errors", 0), call().step(1).with("consecutive_errors", 1));
    assertThat(said(StepFunctions.TOOL_ERRORS, session)).containsExactly("", "");
  }

  @Test
  void saysNothingOfErrorsThatThePersonComesBackWith() {
    var session = session(call(), call().prompt("h2").with("consecutive_errors", 3));
    assertThat(said(StepFunctions.TOOL_ERRORS, session)).containsExactly("", "");
  }

  @Test
  void blamesTheFourthEditOfOneFile() {
    var session =
        session(
            call().with("repeated_edits", 2),
            call().step(1).with("repeated_edits", 3),
            call().step(2).with("repeated_edits", 4),
            call().step(3).with("repeated_edits", 4));
    assertThat(said(StepFunctions.REPEATED_EDITS, session))
        .containsExactly("", "insufficient", "", "");
  }

  @Test
  void blamesATurnThatRunsIntoTheCap() {
    var session = session(call().step(24), call().step(25), call().prompt("h2"));
    assertThat(said(StepFunctions.ITERATION_CAP, session))
        .containsExactly("insufficient", "insufficient", "");
  }

  @Test
  void knowsTheCapByItsReasonToo() {
    var session = session(call().step(9).because("iteration-cap"), call().prompt("h2"));
    assertThat(said(StepFunctions.ITERATION_CAP, session)).containsExactly("insufficient", "");
  }

  @Test
  void creditsTheStepsThatTurnTestsGreen() {
    var session =
        session(
            call().with("tests_failed", 2).with("test_calls", 1),
            call().step(1).with("tests_failed", 0).with("tests_run", 9).with("test_calls", 2));
    assertThat(said(StepFunctions.TESTS_TURNED, session)).containsExactly("sufficed", "");
  }

  @Test
  void blamesTheStepsThatTurnTestsRed() {
    var session =
        session(
            call().with("tests_failed", 0).with("test_calls", 1),
            call().step(1).with("tests_failed", 1).with("tests_run", 9).with("test_calls", 2));
    assertThat(said(StepFunctions.TESTS_TURNED, session)).containsExactly("insufficient", "");
  }

  @Test
  void saysNothingOfTheFirstRedRunNorOfAnOldOne() {
    var session =
        session(
            call(),
            call().step(1).with("tests_failed", 1).with("tests_run", 9).with("test_calls", 1),
            call().step(2).with("tests_failed", 1).with("tests_run", 9).with("test_calls", 1));
    assertThat(said(StepFunctions.TESTS_TURNED, session)).containsExactly("", "", "");
  }

  @Test
  void blamesAnAnswerThatWasCutOff() {
    assertThat(said(StepFunctions.TRUNCATED, session(call().stop("max_tokens"))))
        .containsExactly("insufficient");
    assertThat(said(StepFunctions.TRUNCATED, session(call().stop("length"))))
        .containsExactly("insufficient");
    assertThat(said(StepFunctions.TRUNCATED, session(call()))).containsExactly("");
  }

  @Test
  void blamesARefusal() {
    assertThat(said(StepFunctions.REFUSED, session(call().stop("refusal"))))
        .containsExactly("insufficient");
    assertThat(said(StepFunctions.REFUSED, session(call().stop("stop")))).containsExactly("");
  }

  @Test
  void creditsTheTierThatACascadeEndedAt() {
    var cascade = call().tried(0, Result.INSUFFICIENT).tried(1, Result.ANSWERED);
    assertThat(said(StepFunctions.ESCALATED, session(cascade))).containsExactly("sufficed");
  }

  @Test
  void blamesTheLastTierOfACascadeThatFoundNone() {
    var cascade = call().tried(0, Result.INSUFFICIENT).tried(1, Result.INSUFFICIENT);
    assertThat(said(StepFunctions.ESCALATED, session(cascade))).containsExactly("insufficient");
  }

  @Test
  void blamesTheTierWhoseAnswerStoodBecauseNoHigherOneCame() {
    var cascade = call().tried(0, Result.INSUFFICIENT).tried(1, Result.FAILED);
    assertThat(said(StepFunctions.ESCALATED, session(cascade))).containsExactly("insufficient");
  }

  @Test
  void saysNothingOfAPlainAnswerNorOfAFallback() {
    var fallback = call().tried(0, Result.OVERLOADED).tried(1, Result.ANSWERED);
    assertThat(said(StepFunctions.ESCALATED, session(call(), fallback.step(1))))
        .containsExactly("", "");
  }
}
