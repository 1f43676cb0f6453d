package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.said;
import static dev.pointsman.label.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.upstream.Served.Ending;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NextFunctionsTest {
  @Test
  void blamesATurnAfterWhichTheSamePromptComesAgain() {
    var session = session(call(), call().step(1), call());
    assertThat(said(NextFunctions.SAME_PROMPT_AGAIN, session))
        .containsExactly("insufficient", "insufficient", "");
  }

  @Test
  void countsRetriesWhereNoPromptIsKept() {
    var session = session(call().prompt("").step(2), call().prompt("").with("retries", 1));
    assertThat(said(NextFunctions.SAME_PROMPT_AGAIN, session)).containsExactly("insufficient", "");
  }

  @Test
  void doesNotTakeAToolLoopForARetry() {
    var session = session(call(), call().step(1), call().step(2));
    assertThat(said(NextFunctions.SAME_PROMPT_AGAIN, session)).containsExactly("", "", "");
  }

  @Test
  void doesNotTakeACompactedPromptForARetry() {
    var session = session(call().step(3), call().with("compacted", 1));
    assertThat(said(NextFunctions.SAME_PROMPT_AGAIN, session)).containsExactly("", "");
  }

  @Test
  void hearsAComplaint() {
    for (var words :
        new String[] {"It still fails", "that does not work", "Same error as before"}) {
      var session = session(call(), call().prompt("h2").saying(words));
      assertThat(said(NextFunctions.STILL_FAILS, session)).containsExactly("insufficient", "");
    }
  }

  @Test
  void hearsNoComplaintInOtherWords() {
    for (var words : new String[] {"Now add a test", "Does it work on Windows?", "stillness"}) {
      var session = session(call(), call().prompt("h2").saying(words));
      assertThat(said(NextFunctions.STILL_FAILS, session)).containsExactly("", "");
    }
  }

  @Test
  void takesAStackTraceAfterAChangeForAComplaint() {
    var pasted = call().prompt("h2").with("stack_trace", 1);
    var changed = call().step(1).with("edited_in_turn", 1);
    assertThat(said(NextFunctions.STILL_FAILS, session(changed, pasted)))
        .containsExactly("insufficient", "");
    assertThat(said(NextFunctions.STILL_FAILS, session(call(), pasted))).containsExactly("", "");
  }

  @Test
  void blamesTheRouterWhenThePersonForcesAHigherTier() {
    var session = session(call(), call().prompt("h2").at(2).forced());
    assertThat(said(NextFunctions.SWITCHED_BY_HAND, session)).containsExactly("insufficient", "");
  }

  @Test
  void saysNothingOfASwitchDownNorBetweenForcedCalls() {
    var down = session(call().at(2), call().prompt("h2").at(0).forced());
    var forced = session(call().forced(), call().prompt("h2").at(2).forced());
    assertThat(said(NextFunctions.SWITCHED_BY_HAND, down)).containsExactly("", "");
    assertThat(said(NextFunctions.SWITCHED_BY_HAND, forced)).containsExactly("", "");
  }

  @Test
  void creditsATurnAfterWhichThePersonMovesOn() {
    assertThat(said(NextFunctions.MOVED_ON, session(call(), call().prompt("h2"))))
        .containsExactly("sufficed", "");
  }

  @Test
  void doesNotCallAComplaintMovingOn() {
    var complaint = session(call(), call().prompt("h2").saying("still fails"));
    var trace = session(call(), call().prompt("h2").with("stack_trace", 1));
    var broken = session(call().stop("tool_use"), call().prompt("h2"));
    assertThat(said(NextFunctions.MOVED_ON, complaint)).containsExactly("", "");
    assertThat(said(NextFunctions.MOVED_ON, trace)).containsExactly("", "");
    assertThat(said(NextFunctions.MOVED_ON, broken)).containsExactly("", "");
  }

  @Test
  void blamesASessionThatWasLeftInTheMiddle() {
    assertThat(said(NextFunctions.ABANDONED, session(call().stop("tool_use"))))
        .containsExactly("insufficient");
    assertThat(said(NextFunctions.ABANDONED, session(call().ending(Ending.CLIENT_GONE))))
        .containsExactly("insufficient");
    assertThat(said(NextFunctions.ABANDONED, session(call()))).containsExactly("");
  }

  @Test
  void creditsASessionThatEndsWithGreenTests() {
    var green = call().with("tests_run", 4).with("tests_failed", 0);
    var red = call().with("tests_run", 4).with("tests_failed", 1);
    assertThat(said(NextFunctions.ENDED_AFTER_SUCCESS, session(green))).containsExactly("sufficed");
    assertThat(said(NextFunctions.ENDED_AFTER_SUCCESS, session(red))).containsExactly("");
    assertThat(said(NextFunctions.ENDED_AFTER_SUCCESS, session(call()))).containsExactly("");
  }

  @Test
  void waitsForASessionThatMayGoOn() {
    var soon = new Voting(Ladder.DEFAULT, Sessions.NOON.plus(Duration.ofMinutes(30)));
    assertThat(soon.ballots(session(call().stop("tool_use"))).getFirst().votes()).isEmpty();
  }

  @Test
  void saysNothingOfASubAgentThatStops() {
    var session = session(call(), call().agent("explorer").prompt("h7").stop("tool_use"));
    assertThat(said(NextFunctions.ABANDONED, session)).containsExactly("", "");
  }
}
