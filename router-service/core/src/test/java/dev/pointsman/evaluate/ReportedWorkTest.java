package dev.pointsman.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.journal.DecisionFilter;
import dev.pointsman.journal.JournalReader;
import dev.pointsman.journal.SessionHistory;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedWorkTest {
  private static final DecisionId FIRST = new DecisionId("dec_0_0");
  private static final DecisionId SECOND = new DecisionId("dec_0_1");
  private static final Subject SESSION = new Subject.OfSession("session:0");

  @TempDir private Path folder;

  @Test
  void theSessionsOutcomeIsThatOfItsDecisions() {
    assertThat(known(outcome(1, SESSION, new Fact.Shipped())))
        .isEqualTo(Map.of(FIRST, true, SECOND, true));
  }

  @Test
  void aDecisionsOwnOutcomeComesBeforeTheSessions() {
    assertThat(
            known(
                outcome(1, new Subject.OfDecision(FIRST), new Fact.Failed()),
                outcome(2, SESSION, new Fact.Commit("abc"))))
        .isEqualTo(Map.of(FIRST, false, SECOND, true));
  }

  @Test
  void theLastWordCounts() {
    assertThat(
            known(
                outcome(3, SESSION, new Fact.Reverted()),
                outcome(1, SESSION, new Fact.Shipped()),
                outcome(2, SESSION, new Fact.Ci(true))))
        .isEqualTo(Map.of(FIRST, false, SECOND, false));
  }

  @Test
  void whatSaysNothingForCertainDecidesNothing() {
    assertThat(
            known(
                outcome(1, SESSION, new Fact.Rating(3)),
                outcome(2, SESSION, new Fact.Label("fast")),
                outcome(3, SESSION, new Fact.Metrics(Map.of("lines", 3.0))),
                outcome(4, SESSION, new Fact.PullRequest(Fact.PullRequest.Stage.OPENED))))
        .isEmpty();
  }

  private Map<DecisionId, Boolean> known(Outcome... outcomes) {
    var file = folder.resolve("journal.db");
    new LoggedTraffic(Ladder.DEFAULT, 1).writeTo(file, 1);
    try (var reader = JournalReader.open(file)) {
      var session = reader.sessions(DecisionFilter.EVERYTHING).findFirst().orElseThrow();
      return new ReportedWork()
          .of(
              new SessionHistory(
                  session.tenant(), session.session(), session.decisions(), List.of(outcomes)));
    }
  }

  private static Outcome outcome(int second, Subject subject, Fact fact) {
    return new Outcome("o" + second, subject, Instant.ofEpochSecond(second), fact);
  }
}
