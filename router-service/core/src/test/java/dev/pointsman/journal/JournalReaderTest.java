package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.ANNA;
import static dev.pointsman.journal.Entries.BEN;
import static dev.pointsman.journal.Entries.NOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.ModelId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
  @TempDir private Path home;

  @BeforeEach
  void writeFourDecisions() {
    try (var journal = open()) {
      journal.decided(entry("d1", ANNA, "one", NOON));
      journal.decided(entry("d2", ANNA, "two", NOON.plusSeconds(60)));
      journal.decided(entry("d3", BEN, "one", NOON.plusSeconds(120)));
      journal.decided(entry("d4", ANNA, "one", NOON.plusSeconds(180)));
      journal.served(new DecisionId("d2"), Entries.served());
    }
  }

  @Test
  void showsTheNewestFirst() {
    assertThat(ids(DecisionFilter.EVERYTHING)).containsExactly("d4", "d3", "d2", "d1");
  }

  @Test
  void filtersByTenantAndSession() {
    assertThat(ids(DecisionFilter.of(ANNA))).containsExactly("d4", "d2", "d1");
    assertThat(ids(DecisionFilter.of(ANNA).inSession("one"))).containsExactly("d4", "d1");
    assertThat(ids(DecisionFilter.of(BEN).inSession("two"))).isEmpty();
    var either = DecisionFilter.of(ANNA).inAnySession(List.of("one", "two", "three"));
    assertThat(ids(either)).containsExactly("d4", "d2", "d1");
  }

  @Test
  void filtersByTimeFromTheFirstInstantToBeforeTheLast() {
    var minute = DecisionFilter.EVERYTHING.since(NOON.plusSeconds(60));
    assertThat(ids(minute.until(NOON.plusSeconds(180)))).containsExactly("d3", "d2");
  }

  @Test
  void filtersByTierModelAndEnding() {
    var fast = DecisionFilter.EVERYTHING.atTier("fast").at(new ModelId("claude-haiku-4-5"));
    assertThat(ids(fast)).hasSize(4);
    assertThat(ids(DecisionFilter.EVERYTHING.atTier("premium"))).isEmpty();
    assertThat(ids(DecisionFilter.EVERYTHING.ended("answered"))).containsExactly("d2");
  }

  @Test
  void goesOnFromACursor() {
    try (var reader = JournalReader.open(file())) {
      var first = reader.recent(DecisionFilter.of(ANNA), Cursor.NEWEST, 2);
      var second = reader.recent(DecisionFilter.of(ANNA), first.next(), 2);
      assertThat(first.records())
          .extracting(record -> record.id().value())
          .containsExactly("d4", "d2");
      assertThat(second.records()).extracting(record -> record.id().value()).containsExactly("d1");
    }
  }

  @Test
  void listsDecisionsWithoutTheirBodiesWhichOneDecisionAndTheHistoryKeep() {
    try (var journal = Journal.open(file(), settings(CaptureLevel.FULL), JournalWatch.NONE);
        var reader = JournalReader.open(file())) {
      journal.decided(Entries.saying("d5", "Hi", "{\"model\":\"auto\"}")).await(Entries.SOON);
      assertThat(reader.recent(DecisionFilter.EVERYTHING)).allMatch(JournalReaderTest::hasNoBody);
      assertThat(reader.history(DecisionFilter.EVERYTHING)).anyMatch(record -> !hasNoBody(record));
      assertThat(reader.find(new DecisionId("d5")).orElseThrow().text().body())
          .isEqualTo("{\"model\":\"auto\"}");
    }
  }

  private static boolean hasNoBody(DecisionRecord record) {
    return record.text().body().isEmpty();
  }

  @Test
  void streamsMoreThanAPageWhileItIsWritten() {
    try (var journal = Journal.open(file(), JournalSettings.DEFAULT, JournalWatch.NONE);
        var reader = JournalReader.open(file())) {
      IntStream.range(0, 1_300).forEach(i -> journal.decided(entry("more" + i)));
      journal.decided(entry("last")).await(Entries.SOON);
      var read = reader.recent(DecisionFilter.EVERYTHING);
      assertThat(read.peek(_ -> journal.decided(entry("late"))).map(DecisionRecord::id))
          .doesNotHaveDuplicates()
          .hasSize(1_305);
    }
  }

  @Test
  void saysThatThereIsNoJournal() {
    assertThatThrownBy(() -> JournalReader.open(home.resolve("none.db")))
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("found no file");
    assertThat(home.resolve("none.db")).doesNotExist();
  }

  private List<String> ids(DecisionFilter filter) {
    try (var reader = JournalReader.open(file())) {
      return reader.recent(filter).map(record -> record.id().value()).toList();
    }
  }

  private Journal open() {
    return Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE);
  }

  private Path file() {
    return home.resolve("journal.db");
  }
}
