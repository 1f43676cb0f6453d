package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.decision;
import static dev.pointsman.label.Sessions.reported;
import static dev.pointsman.label.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.journal.SessionHistory;
import dev.pointsman.label.Sessions.CallSketch;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreditTest {
  @Test
  void sharesTheSessionsEndOverItsTurns() {
    var session = session(call(), call().prompt("h2"), call().prompt("h3"), call().prompt("h4"));
    assertThat(shares(reported(session, new Fact.Shipped())))
        .containsExactly(0.125, 0.25, 0.5, 1.0);
  }

  @Test
  void sharesATurnsEndOverItsSteps() {
    var session = reported(session(steps(8)), new Fact.Shipped());
    assertThat(shares(session)).containsExactly(0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 1.0, 1.0);
  }

  @Test
  void givesADecisionsOutcomeToItsTurnUpToIt() {
    var session = session(call(), call().prompt("h2"), call().prompt("h2").step(1));
    assertThat(shares(reported(session, decision(1), new Fact.Shipped())))
        .containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void countsALongSessionForLessThanTenSteps() {
    for (var turns = 1; turns <= 40; turns += 3) {
      var calls =
          IntStream.range(0, 25 * turns)
              .mapToObj(i -> call().prompt("h" + i / 25).step(i % 25))
              .toList();
      var all = shares(reported(session(calls), new Fact.Shipped()));
      assertThat(all.stream().mapToDouble(Double::doubleValue).sum()).isLessThan(10);
    }
  }

  @Test
  void sparesWhatCameAfterTheOutcome() {
    var plain = session(call(), call().prompt("h2"));
    var early = new Outcome("o", new Subject.OfSession("s"), Sessions.NOON, new Fact.Shipped());
    var session =
        new SessionHistory(plain.tenant(), plain.session(), plain.decisions(), List.of(early));
    assertThat(shares(session)).containsExactly(1.0, 0.0);
  }

  @Test
  void forgivesAReportersSlowClock() {
    var plain = session(call(), call().prompt("h2"));
    var subject = new Subject.OfSession("s");
    var early = new Outcome("o", subject, Sessions.NOON.minusSeconds(60), new Fact.Shipped());
    var session =
        new SessionHistory(plain.tenant(), plain.session(), plain.decisions(), List.of(early));
    assertThat(shares(session)).containsExactly(0.5, 1.0);
  }

  @Test
  void givesSubAgentsTheShareOfTheTurnInWhichTheyRan() {
    var session =
        session(call(), call().agent("explorer").prompt("h9"), call().prompt("h2").step(0));
    assertThat(shares(reported(session, new Fact.Shipped()))).containsExactly(0.5, 0.5, 1.0);
  }

  @Test
  void leavesHousekeepingOut() {
    var session = session(call().kind("title"), call(), call().kind("safety"));
    assertThat(Voting.DEFAULT.ballots(session)).hasSize(1);
  }

  private static List<CallSketch> steps(int count) {
    return IntStream.range(0, count).mapToObj(i -> call().step(i)).toList();
  }

  private static List<Double> shares(SessionHistory session) {
    return Voting.DEFAULT.ballots(session).stream()
        .map(ballot ->
            ballot.votes().stream()
                .filter(vote -> vote.function() == ReportedFunctions.SHIPPED)
                .mapToDouble(Vote::share)
                .sum())
        .toList();
  }
}
