package dev.pointsman.label;

import static dev.pointsman.label.Sessions.call;
import static dev.pointsman.label.Sessions.decision;
import static dev.pointsman.label.Sessions.reported;
import static dev.pointsman.label.Sessions.said;
import static dev.pointsman.label.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.label.LabelingFunction.Reported;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Fact.PullRequest.Stage;
import dev.pointsman.outcome.Subject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportedFunctionsTest {
  @Test
  void creditsWorkThatWasKept() {
    assertThat(heard(ReportedFunctions.SHIPPED, new Fact.Shipped())).isEqualTo("sufficed");
    assertThat(heard(ReportedFunctions.COMMIT, new Fact.Commit("ab12"))).isEqualTo("sufficed");
  }

  @Test
  void blamesWorkThatWasOfNoUse() {
    assertThat(heard(ReportedFunctions.FAILED, new Fact.Failed())).isEqualTo("insufficient");
    assertThat(heard(ReportedFunctions.REVERTED, new Fact.Reverted())).isEqualTo("insufficient");
    assertThat(heard(ReportedFunctions.RETRIED, new Fact.Retried())).isEqualTo("insufficient");
  }

  @Test
  void readsStarsButNotTheMiddleOne() {
    assertThat(heard(ReportedFunctions.RATING, new Fact.Rating(4))).isEqualTo("sufficed");
    assertThat(heard(ReportedFunctions.RATING, new Fact.Rating(3))).isEmpty();
    assertThat(heard(ReportedFunctions.RATING, new Fact.Rating(2))).isEqualTo("insufficient");
  }

  @Test
  void readsTestRunsAndBuilds() {
    assertThat(heard(ReportedFunctions.TESTS, new Fact.Tests(9, 0))).isEqualTo("sufficed");
    assertThat(heard(ReportedFunctions.TESTS, new Fact.Tests(9, 1))).isEqualTo("insufficient");
    assertThat(heard(ReportedFunctions.CI, new Fact.Ci(true))).isEqualTo("sufficed");
    assertThat(heard(ReportedFunctions.CI, new Fact.Ci(false))).isEqualTo("insufficient");
  }

  @Test
  void readsTheEndOfAPullRequestAlone() {
    var function = ReportedFunctions.PULL_REQUEST;
    assertThat(heard(function, new Fact.PullRequest(Stage.OPENED))).isEmpty();
    assertThat(heard(function, new Fact.PullRequest(Stage.MERGED))).isEqualTo("sufficed");
    assertThat(heard(function, new Fact.PullRequest(Stage.CLOSED))).isEqualTo("insufficient");
  }

  @Test
  void concludesNothingFromMetrics() {
    var session = reported(session(call()), new Fact.Metrics(Map.of("seconds", 3.0)));
    assertThat(Voting.DEFAULT.ballots(session).getFirst().votes()).isEmpty();
  }

  @Test
  void everyFunctionIsSilentOnOtherFacts() {
    var other = new Fact.Metrics(Map.of());
    assertThat(ReportedFunctions.ALL)
        .allSatisfy(function -> assertThat(function.sign().in(other)).isEmpty());
  }

  @Test
  void findsTheDecisionByIdOrByTheClientsName() {
    var session = session(call(), call().prompt("h2"));
    var byId = reported(session, decision(1), new Fact.Shipped());
    var byName = reported(session, new Subject.OfRequest("req-1"), new Fact.Shipped());
    assertThat(said(ReportedFunctions.SHIPPED, byId)).containsExactly("", "sufficed");
    assertThat(said(ReportedFunctions.SHIPPED, byName)).containsExactly("", "sufficed");
  }

  @Test
  void passesOverWhatBelongsToNoDecision() {
    var session = reported(session(call()), decision(77), new Fact.Shipped());
    assertThat(said(ReportedFunctions.SHIPPED, session)).containsExactly("");
  }

  @Test
  void believesTheLaterWordOfOneFunction() {
    var session = reported(session(call()), new Fact.Ci(false));
    assertThat(said(ReportedFunctions.CI, reported(session, new Fact.Ci(true))))
        .containsExactly("sufficed");
  }

  private static String heard(Reported function, Fact fact) {
    return List.copyOf(said(function, reported(session(call()), fact))).getFirst();
  }
}
