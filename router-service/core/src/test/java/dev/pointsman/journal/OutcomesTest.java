package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.ANNA;
import static dev.pointsman.journal.Entries.BEN;
import static dev.pointsman.journal.Entries.NOON;
import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static dev.pointsman.journal.Reception.Standing.KNOWN;
import static dev.pointsman.journal.Reception.Standing.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTest {
  private static final DecisionId ONE = new DecisionId("d1");
  private static final String SECRET = "sk-ant-api03-" + "a1B2c3D4e5F6g7H8".repeat(3);

  @TempDir private Path home;
  private Journal journal;

  @BeforeEach
  void openAJournalWithADecision() {
    journal =
        Journal.open(
            home.resolve("journal.db"), settings(CaptureLevel.FEATURES), JournalWatch.NONE);
    journal.decided(entry("d1"));
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void findsADecisionThatStillWaitsToBeWritten() {
    for (var i = 0; i < 200; i++) {
      journal.decided(entry("waiting" + i));
    }
    var report = outcome("a", new Subject.OfDecision(new DecisionId("waiting199")));
    assertThat(report(report)).isEqualTo(kept(NEW));
  }

  @Test
  void joinsByTheClientsNameForItsRequest() {
    assertThat(report(outcome("a", new Subject.OfRequest("req-1")))).isEqualTo(kept(NEW));
    assertThat(about(ONE))
        .extracting(Outcome::subject)
        .containsExactly(new Subject.OfDecision(ONE));
  }

  @Test
  void joinsToTheLatestRequestOfAName() {
    journal.decided(entry("d2"));
    report(outcome("a", new Subject.OfRequest("req-1")));
    assertThat(about(ONE)).isEmpty();
    assertThat(about(new DecisionId("d2"))).hasSize(1);
  }

  @Test
  void joinsASessionByItsKeyAndByTheNameThatTheClientKnows() {
    assertThat(report(outcome("a", new Subject.OfSession("session:one")))).isEqualTo(kept(NEW));
    assertThat(report(outcome("b", new Subject.OfSession("one")))).isEqualTo(kept(NEW));
    assertThat(about(ONE))
        .extracting(Outcome::subject)
        .containsOnly(new Subject.OfSession("session:one"));
  }

  @Test
  void joinsASessionByTheNameOfItsThread() {
    journal.decided(entry("d2", ANNA, "thread:t-1", NOON));
    assertThat(report(outcome("a", new Subject.OfSession("t-1")))).isEqualTo(kept(NEW));
  }

  @Test
  void keepsOneOutcomeThatIsToldTwice() {
    var told = outcome("a", new Subject.OfDecision(ONE));
    assertThat(report(told, told)).isEqualTo(kept(NEW, KNOWN));
    var later = new Outcome("a", told.subject(), NOON.plusSeconds(900), told.fact());
    assertThat(report(later)).isEqualTo(kept(KNOWN));
    assertThat(about(ONE)).containsExactly(told);
  }

  @Test
  void tellsOfEachNewOutcomeOnceByTheJournalsNameForItsWork() {
    var heard = new CopyOnWriteArrayList<Outcome>();
    var bySession = outcome("a", new Subject.OfSession("one"));
    var byRequest = outcome("b", new Subject.OfRequest("req-1"));
    var told = List.of(bySession, byRequest, bySession);
    assertThat(journal.reported(ANNA, told, NOON, heard::add).await(SOON))
        .isEqualTo(kept(NEW, NEW, KNOWN));
    journal.reported(ANNA, told, NOON, heard::add).await(SOON);
    assertThat(heard)
        .containsExactly(
            outcome("a", new Subject.OfSession("session:one")),
            outcome("b", new Subject.OfDecision(ONE)));
  }

  @Test
  void tellsOfNothingThatItRefuses() {
    var heard = new CopyOnWriteArrayList<Outcome>();
    var told =
        List.of(
            outcome("a", new Subject.OfDecision(ONE)), outcome("b", new Subject.OfSession("no")));
    assertThat(journal.reported(ANNA, told, NOON, heard::add).await(SOON))
        .isInstanceOf(Reception.Refused.class);
    assertThat(heard).isEmpty();
  }

  @Test
  void refusesAnIdThatAlreadyStandsForSomethingElse() {
    report(outcome("a", new Subject.OfDecision(ONE)));
    var other = new Outcome("a", new Subject.OfDecision(ONE), NOON, new Fact.Failed());
    assertThat(report(other))
        .isEqualTo(
            refused(
                0,
                "/id",
                "an id of its own for another outcome",
                "'a', which was taken for {\"decision_id\":\"d1\",\"kind\":\"shipped\"}"));
    assertThat(about(ONE)).hasSize(1);
  }

  @Test
  void keepsContradictoryOutcomesOfDifferentIds() {
    report(outcome("a", new Subject.OfDecision(ONE)));
    report(new Outcome("b", new Subject.OfDecision(ONE), NOON.plusSeconds(1), new Fact.Failed()));
    assertThat(about(ONE))
        .extracting(outcome -> outcome.fact().kind())
        .containsExactly("shipped", "failed");
  }

  @Test
  void refusesWhatItKnowsNothingOfAndWritesNothing() {
    var known = outcome("a", new Subject.OfDecision(ONE));
    assertThat(report(known, outcome("b", new Subject.OfDecision(new DecisionId("d9")))))
        .isEqualTo(refused(1, "/decision_id", "a decision that the journal holds", "'d9'"));
    assertThat(report(known, outcome("b", new Subject.OfSession("no"))))
        .isEqualTo(refused(1, "/session_id", "a session that the journal holds", "'no'"));
    assertThat(report(known, outcome("b", new Subject.OfRequest("no"))))
        .isEqualTo(refused(1, "/request_id", "a request that the journal holds", "'no'"));
    assertThat(about(ONE)).isEmpty();
  }

  @Test
  void knowsNothingOfAnotherTenantsWork() {
    var report = List.of(outcome("a", new Subject.OfDecision(ONE)));
    assertThat(journal.reported(BEN, report).await(SOON))
        .isEqualTo(refused(0, "/decision_id", "a decision that the journal holds", "'d1'"));
  }

  @Test
  void letsTwoTenantsUseTheSameId() {
    journal.decided(entry("d2", BEN, "session:one", NOON));
    report(outcome("a", new Subject.OfDecision(ONE)));
    var bens = List.of(outcome("a", new Subject.OfDecision(new DecisionId("d2"))));
    assertThat(journal.reported(BEN, bens).await(SOON)).isEqualTo(kept(NEW));
  }

  @Test
  void takesOutcomesForThirtyDays() {
    var report = List.of(outcome("a", new Subject.OfDecision(ONE)));
    assertThat(journal.reported(ANNA, report, days(31)).await(SOON))
        .isEqualTo(
            refused(
                0, "/decision_id", "a decision of the last 30 days", "'d1', which is 31 days old"));
    assertThat(journal.reported(ANNA, report, days(30)).await(SOON)).isEqualTo(kept(NEW));
    assertThat(journal.reported(ANNA, report, days(90)).await(SOON)).isEqualTo(kept(KNOWN));
  }

  @Test
  void countsTheAgeOfASessionFromItsLastDecision() {
    journal.decided(entry("d2", ANNA, "session:one", days(20)));
    var report = List.of(outcome("a", new Subject.OfSession("one")));
    assertThat(journal.reported(ANNA, report, days(45)).await(SOON)).isEqualTo(kept(NEW));
  }

  @Test
  void givesBackEveryKindOfFact() {
    var facts =
        List.of(
            new Fact.Shipped(),
            new Fact.Failed(),
            new Fact.Rating(4),
            new Fact.Tests(3, 1),
            new Fact.Retried(),
            new Fact.Reverted(),
            new Fact.Commit("c0ffee".repeat(6) + "abcd"),
            new Fact.Ci(false),
            new Fact.PullRequest(Fact.PullRequest.Stage.MERGED),
            new Fact.Label("premium"),
            new Fact.Metrics(Map.of("minutes", 12.5, "files", 3.0)));
    facts.forEach(
        fact -> report(new Outcome(fact.kind(), new Subject.OfDecision(ONE), NOON, fact)));
    assertThat(about(ONE)).extracting(Outcome::fact).containsExactlyElementsOf(facts);
  }

  @Test
  void masksSecretsInWhateverIsReported() {
    journal.decided(entry("d2", ANNA, "session:" + SECRET, NOON));
    var metrics = new Fact.Metrics(Map.of(SECRET, 1.0));
    report(new Outcome(SECRET, new Subject.OfSession("session:" + SECRET), NOON, metrics));
    report(new Outcome("b", new Subject.OfDecision(ONE), NOON, new Fact.Label(SECRET)));
    assertThat(about(new DecisionId("d2")).toString()).contains("masked-").doesNotContain(SECRET);
    assertThat(about(ONE).toString()).contains("masked-").doesNotContain(SECRET);
  }

  @Test
  void findsTheWorkInACommit() {
    var commit = new Fact.Commit("0123456789".repeat(4));
    report(new Outcome("a", new Subject.OfSession("one"), NOON, commit));
    try (var reader = reader()) {
      assertThat(reader.workIn("0123456789".repeat(4), ANNA))
          .containsExactly(new Subject.OfSession("session:one"));
      assertThat(reader.workIn("0123456789".repeat(4), BEN)).isEmpty();
      assertThat(reader.workIn("", ANNA)).isEmpty();
    }
  }

  @Test
  void deletesOutcomesWithTheirDecisions() {
    journal.decided(entry("d2", ANNA, "session:one", days(20)));
    report(outcome("a", new Subject.OfDecision(ONE)), outcome("b", new Subject.OfSession("one")));
    journal.prune(days(31));
    assertThat(inSession("session:one")).extracting(Outcome::id).containsExactly("b");
    journal.prune(days(51));
    assertThat(inSession("session:one")).isEmpty();
  }

  @Test
  void saysThatItIsTooEarlyToTell() {
    assertThat(new ReportReceipt(_ -> {}).await(Duration.ZERO)).isEqualTo(new Reception.Late());
  }

  private Reception report(Outcome... outcomes) {
    return report(ANNA, outcomes);
  }

  private Reception report(TenantId tenant, Outcome... outcomes) {
    return journal.reported(tenant, List.of(outcomes)).await(SOON);
  }

  private static Outcome outcome(String id, Subject subject) {
    return new Outcome(id, subject, NOON, new Fact.Shipped());
  }

  private static Reception kept(Reception.Standing... standings) {
    return new Reception.Kept(List.of(standings));
  }

  private static Reception refused(int place, String field, String expected, String got) {
    var fault = new Reception.Fault(place, field, expected, got);
    return new Reception.Refused(List.of(fault));
  }

  private static Instant days(int days) {
    return NOON.plus(Duration.ofDays(days));
  }

  private List<Outcome> about(DecisionId id) {
    try (var reader = reader()) {
      return reader.outcomes(id, ANNA);
    }
  }

  private List<Outcome> inSession(String session) {
    try (var reader = reader()) {
      return reader.outcomes(session, ANNA);
    }
  }

  private JournalReader reader() {
    return JournalReader.open(home.resolve("journal.db"));
  }
}
