package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.ANNA;
import static dev.pointsman.journal.Entries.BEN;
import static dev.pointsman.journal.Entries.NOON;
import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.feature.ClassifierText;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Body;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionHistoriesTest {
  @TempDir private Path home;

  @Test
  void tellsWholeSessionsByTenantAndNameAndInTheOrderOfTheirCalls() {
    write(
        entry("d1", BEN, "one", NOON),
        entry("d2", ANNA, "two", NOON),
        entry("d3", ANNA, "one", NOON),
        entry("d4", ANNA, "two", NOON.minusSeconds(60)),
        entry("d5", ANNA, "", NOON));
    assertThat(told(DecisionFilter.EVERYTHING))
        .containsExactly("anna one [d3]", "anna two [d2, d4]", "ben one [d1]");
  }

  @Test
  void tellsASessionWholeWhenOneOfItsDecisionsIsAskedFor() {
    write(
        entry("d1", ANNA, "one", NOON),
        entry("d2", ANNA, "one", NOON.plusSeconds(60)),
        entry("d3", ANNA, "two", NOON));
    assertThat(told(DecisionFilter.of(ANNA).since(NOON.plusSeconds(30))))
        .containsExactly("anna one [d1, d2]");
    assertThat(told(DecisionFilter.of(BEN))).isEmpty();
  }

  @Test
  void tellsWhatWasReportedOfASessionAndItsDecisionsOldestFirst() {
    write(entry("d1"));
    try (var journal = open()) {
      var later = outcome("a", new Subject.OfDecision(new DecisionId("d1")), 60);
      journal
          .reported(ANNA, List.of(later, outcome("b", new Subject.OfSession("one"), 30)))
          .await(SOON);
    }
    try (var reader = JournalReader.open(file());
        var sessions = reader.sessions(DecisionFilter.EVERYTHING)) {
      assertThat(sessions.findFirst().orElseThrow().outcomes())
          .extracting(Outcome::id)
          .containsExactly("b", "a");
    }
  }

  @Test
  void tellsMoreSessionsThanAPageHoldsEachOnce() {
    write(
        IntStream.range(0, 1_300)
            .mapToObj(i -> entry("d" + i, ANNA, "s%04d".formatted(i % 650), NOON))
            .toArray(DecisionEntry[]::new));
    var told = told(DecisionFilter.EVERYTHING);
    assertThat(told).hasSize(650).doesNotHaveDuplicates().isSorted();
    assertThat(told.get(501)).isEqualTo("anna s0501 [d501, d1151]");
  }

  @Test
  void goesOnWhileTheJournalIsWritten() {
    write(entry("d1", ANNA, "one", NOON), entry("d2", ANNA, "two", NOON));
    try (var journal = open();
        var reader = JournalReader.open(file());
        var sessions = reader.sessions(DecisionFilter.EVERYTHING)) {
      var walk = sessions.iterator();
      walk.next();
      journal.decided(entry("d3", ANNA, "two", NOON)).await(SOON);
      assertThat(walk.next().decisions()).hasSize(2);
    }
  }

  /// A megabyte each: whoever ranks thousands of decisions could not hold them.
  @Test
  void tellsTheWordsOfACallWithoutItsBody() {
    var plain = entry("d1");
    var words = new CallText(new ClassifierText("Why?", "last tool: edit"), Body.of("{}"));
    try (var journal = open(CaptureLevel.FULL)) {
      journal
          .decided(
              new DecisionEntry(
                  plain.identity(), plain.call(), plain.observation(), plain.routing(), words))
          .await(SOON);
    }
    try (var reader = JournalReader.open(file());
        var sessions = reader.sessions(DecisionFilter.EVERYTHING)) {
      var told = sessions.findFirst().orElseThrow().decisions().getFirst();
      assertThat(reader.find(told.id()).orElseThrow().text().body()).isEqualTo("{}");
      assertThat(told.text())
          .isEqualTo(new CapturedText(CaptureLevel.FULL, "Why?", "last tool: edit", ""));
    }
  }

  private List<String> told(DecisionFilter filter) {
    try (var reader = JournalReader.open(file());
        var sessions = reader.sessions(filter)) {
      return sessions.map(SessionHistoriesTest::told).toList();
    }
  }

  private static String told(SessionHistory session) {
    var ids = session.decisions().stream().map(decision -> decision.id().value()).toList();
    return session.tenant() + " " + session.session() + " " + ids;
  }

  private static Outcome outcome(String id, Subject subject, int second) {
    return new Outcome(id, subject, NOON.plusSeconds(second), new Fact.Shipped());
  }

  private void write(DecisionEntry... entries) {
    try (var journal = open()) {
      for (var i = 0; i < entries.length; i++) {
        var receipt = journal.decided(entries[i]);
        if (i % 500 == 499 || i == entries.length - 1) {
          receipt.await(SOON);
        }
      }
    }
  }

  private Journal open() {
    return open(CaptureLevel.FEATURES);
  }

  private Journal open(CaptureLevel level) {
    return Journal.open(file(), settings(level), JournalWatch.NONE);
  }

  private Path file() {
    return home.resolve("journal.db");
  }
}
