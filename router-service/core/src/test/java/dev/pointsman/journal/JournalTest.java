package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.ANNA;
import static dev.pointsman.journal.Entries.BEN;
import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final DecisionId ONE = new DecisionId("d1");

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
      for (var i = 0; i < 3_000; i++) {
        journal.decided(entry("d" + i)).awaitPromised(SOON);
      }
      journal.decided(entry("last")).await(SOON);
      assertThat(Files.size(SqliteFile.log(file()))).isLessThan(50_000_000);
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
