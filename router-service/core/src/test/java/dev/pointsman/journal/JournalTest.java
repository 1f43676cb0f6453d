package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.ANNA;
import static dev.pointsman.journal.Entries.BEN;
import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.catalog.Target;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Usd;
import dev.pointsman.upstream.Attempt;
import dev.pointsman.upstream.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final DecisionId ONE = new DecisionId("d1");
  private static final Target HAIKU = new Target(Entries.FAST, Entries.HAIKU);
  private static final Target OPUS = new Target(Entries.PREMIUM, Entries.OPUS);

  @TempDir private Path home;

  @Test
  void keepsWhatWasDecidedAndWhatWasServed() {
    try (var journal = open()) {
      assertThat(journal.decided(entry("d1")).await(SOON)).isEqualTo(new Durability.Durable());
      assertThat(journal.served(ONE, Entries.served()).await(SOON))
          .isEqualTo(new Durability.Durable());
    }
    var expected = Entries.record("d1").with(new Serving.Done(Entries.served()));
    assertThat(find(ONE)).isEqualTo(expected);
  }

  @Test
  void namesTheModelWhoseAnswerWasSentThoughAHigherOneFailedAfterIt() throws SQLException {
    var held = Entries.attempt(HAIKU, Attempt.Result.INSUFFICIENT, 200, Usd.ZERO);
    var failed = Entries.attempt(OPUS, Attempt.Result.FAILED, 500, Usd.ZERO);
    var tries = List.of(held, failed);
    try (var journal = open()) {
      journal.decided(entry("d1"));
      journal.served(ONE, new Served(Served.Ending.ANSWERED, 200, tries, "", SOON, List.of()));
      journal.decided(entry("d2"));
      var told = new Served(Served.Ending.ERROR, 500, tries, "", SOON, List.of());
      journal.served(new DecisionId("d2"), told).await(SOON);
    }
    assertThat(servedModels())
        .containsExactly(HAIKU.offer().model().value(), OPUS.offer().model().value());
  }

  private List<String> servedModels() throws SQLException {
    var models = new ArrayList<String>();
    try (var connection = SqliteFile.writing(file());
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT served_model FROM decisions ORDER BY id")) {
      while (rows.next()) {
        models.add(rows.getString(1));
      }
    }
    return models;
  }

  @Test
  void showsADecisionWhoseEndIsNotKnownAsPending() {
    try (var journal = open()) {
      journal.decided(entry("d1")).await(SOON);
      assertThat(find(ONE).serving()).isEqualTo(new Serving.Pending());
    }
  }

  @Test
  void marksWhatAnEarlierProcessLeftPending() {
    try (var journal = open()) {
      journal.decided(entry("d1")).await(SOON);
    }
    try (var journal = open()) {
      assertThat(journal.health().isWell()).isTrue();
      assertThat(find(ONE).serving()).isEqualTo(new Serving.Interrupted());
    }
  }

  @Test
  void keepsOneRecordForOneDecision() {
    try (var journal = open()) {
      journal.decided(entry("d1"));
      journal.served(ONE, Entries.served());
      journal.decided(entry("d1")).await(SOON);
    }
    try (var reader = JournalReader.open(file())) {
      assertThat(reader.recent(DecisionFilter.EVERYTHING))
          .extracting(record -> record.serving().ending())
          .containsExactly("answered");
    }
  }

  @Test
  void hidesDecisionsFromOtherTenants() {
    try (var journal = open()) {
      journal.decided(entry("d1")).await(SOON);
    }
    try (var reader = JournalReader.open(file())) {
      assertThat(reader.find(ONE, ANNA)).isPresent();
      assertThat(reader.find(ONE, BEN)).isEmpty();
    }
  }

  @Test
  void theLogStaysShortHoweverLongTheServiceRuns() throws IOException {
    try (var journal = open()) {
      for (var i = 0; i < 8_000; i++) {
        journal.decided(entry("d" + i)).awaitPromised(SOON);
      }
      journal.decided(entry("last")).await(SOON);
      // Some 160 MB were written; 64 MB is when commits move the log that nobody came to move.
      assertThat(Files.size(SqliteFile.log(file()))).isLessThan(100_000_000);
    }
  }

  @Test
  void writesWhatWaitsBeforeItCloses() {
    try (var journal = open()) {
      IntStream.range(0, 900).forEach(i -> journal.decided(entry("d" + i)));
    }
    try (var reader = JournalReader.open(file())) {
      assertThat(reader.recent(DecisionFilter.EVERYTHING)).hasSize(900);
    }
  }

  @Test
  void saysThatAClosedJournalKeepsNothing() {
    var journal = open();
    journal.close();
    assertThat(journal.decided(entry("d1")).await(SOON))
        .isEqualTo(new Durability.NotDurable("the journal is closed"));
    assertThat(journal.health().lost()).isEqualTo(1);
  }

  @Test
  void belongsToItsOwnerAlone() throws IOException {
    open().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  private Journal open() {
    return Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE);
  }

  private Path file() {
    return home.resolve("journal.db");
  }

  private DecisionRecord find(DecisionId id) {
    try (var reader = JournalReader.open(file())) {
      return reader.find(id, ANNA).orElseThrow();
    }
  }
}
