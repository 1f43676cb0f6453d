package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.journal.FaultyDisk.Fault;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalFaultsTest {
  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void trial33ServesOnWithoutTheDiskAndHealsWithoutDuplicates(Fault fault) throws Exception {
    var disk = new FaultyDisk(file());
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      journal.decided(entry("before")).await(SOON);
      disk.breakBy(fault);
      var told = IntStream.range(0, 200).mapToObj(i -> journal.decided(entry("d" + i))).toList();
      assertThat(told.getLast().await(SOON)).isInstanceOf(Durability.NotDurable.class);
      assertThat(journal.health().isWell()).isFalse();
      journal.served(new DecisionId("d7"), Entries.served());
      disk.breakBy(Fault.NONE);
      disk.awaitRecovery(SOON);
      assertThat(journal.decided(entry("after")).await(SOON)).isEqualTo(new Durability.Durable());
      assertThat(journal.health().isWell()).isTrue();
    }
    assertThat(endings()).hasSize(202).contains("answered");
  }

  @Test
  void aReceiptIsKeptBeforeTheSyncWhereWrittenIsPromised() {
    assertThat(isKeptBeforeTheSync(DurabilityLevel.WRITTEN, SOON)).isTrue();
  }

  @Test
  void aReceiptWaitsForTheSyncWhereSyncedIsPromised() {
    assertThat(isKeptBeforeTheSync(DurabilityLevel.SYNCED, Duration.ofMillis(300))).isFalse();
  }

  private boolean isKeptBeforeTheSync(DurabilityLevel promised, Duration patience) {
    var disk = new FaultyDisk(file());
    var settings = settings(CaptureLevel.FEATURES).promising(promised);
    try (var journal = Journal.open(file(), settings, disk, disk::open)) {
      disk.holdSyncs();
      var receipt = journal.decided(entry("d1"));
      var isKept = receipt.awaitPromised(patience);
      disk.letSyncsGo();
      assertThat(receipt.awaitPromised(SOON)).isTrue();
      return isKept;
    }
  }

  @Test
  void nobodyWaitsWhileTheLogIsMovedIntoTheMainFile() {
    var disk = new FaultyDisk(file());
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      disk.holdMoves();
      assertThat(journal.decided(entry("d1")).await(SOON)).isEqualTo(new Durability.Durable());
      assertThat(journal.decided(entry("d2")).awaitPromised(SOON)).isTrue();
      disk.letMovesGo();
    }
  }

  @Test
  void aLogThatCannotBeMovedIsOpenedAnewAndLosesNothing() throws Exception {
    var disk = new FaultyDisk(file());
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      disk.breakMoves();
      assertThat(journal.decided(entry("d1")).await(SOON)).isEqualTo(new Durability.Durable());
      disk.awaitTrouble(SOON);
      journal.decided(entry("d2"));
      disk.mendMoves();
      disk.awaitRecovery(SOON);
      assertThat(journal.decided(entry("d3")).await(SOON)).isEqualTo(new Durability.Durable());
    }
    assertThat(endings()).hasSize(3);
  }

  @Test
  void aReceiptIsBrokenWhenTheSyncFailsWhereSyncedIsPromised() {
    var disk = new FaultyDisk(file());
    var settings = settings(CaptureLevel.FEATURES).promising(DurabilityLevel.SYNCED);
    try (var journal = Journal.open(file(), settings, disk, disk::open)) {
      disk.breakBy(Fault.SYNC_FAILS_LATE);
      assertThat(journal.decided(entry("d1")).awaitPromised(SOON)).isFalse();
      disk.breakBy(Fault.NONE);
    }
  }

  @Test
  void trial33OpensDegradedAndHeals() throws Exception {
    var disk = new FaultyDisk(file());
    disk.breakBy(Fault.UNREACHABLE);
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      assertThat(journal.decided(entry("d1")).await(SOON))
          .isInstanceOf(Durability.NotDurable.class);
      disk.breakBy(Fault.NONE);
      disk.awaitRecovery(SOON);
    }
    assertThat(endings()).containsExactly("pending");
  }

  @Test
  void trial33KeepsABoundedNumberInMemory() throws Exception {
    var disk = new FaultyDisk(file());
    disk.breakBy(Fault.UNREACHABLE);
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      var last = IntStream.range(0, 1_500).mapToObj(i -> journal.decided(entry("d" + i))).toList();
      assertThat(last.getLast().await(Duration.ofSeconds(5)))
          .isEqualTo(new Durability.NotDurable("too much waits for the journal"));
      assertThat(journal.health().waiting()).isLessThanOrEqualTo(1_000);
      assertThat(journal.health().lost()).isBetween(500L, 600L);
      disk.breakBy(Fault.NONE);
      disk.awaitRecovery(SOON);
    }
    assertThat(endings().size()).isBetween(900, 1_000);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void keepsWhatWasReportedWhileTheDiskFailedOnce(Fault fault) throws Exception {
    var disk = new FaultyDisk(file());
    var report = IntStream.range(0, 500).mapToObj(i -> outcome("o" + i)).toList();
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      journal.decided(entry("d1")).await(SOON);
      disk.breakBy(fault);
      assertThat(journal.reported(Entries.ANNA, report).await(SOON))
          .isInstanceOf(Reception.NotDurable.class);
      disk.breakBy(Fault.NONE);
      disk.awaitRecovery(SOON);
      assertThat(journal.reported(Entries.ANNA, report).await(SOON))
          .isEqualTo(new Reception.Kept(Collections.nCopies(500, Reception.Standing.KNOWN)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void tellsOnceOfWhatWasReportedWhileTheDiskFailed(Fault fault) throws Exception {
    var disk = new FaultyDisk(file());
    var heard = new CopyOnWriteArrayList<Outcome>();
    var report = IntStream.range(0, 500).mapToObj(i -> outcome("o" + i)).toList();
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), disk, disk::open)) {
      journal.decided(entry("d1")).await(SOON);
      disk.breakBy(fault);
      journal.reported(Entries.ANNA, report, Entries.NOON, heard::add).await(SOON);
      disk.breakBy(Fault.NONE);
      disk.awaitRecovery(SOON);
      journal.reported(Entries.ANNA, report, Entries.NOON, heard::add).await(SOON);
      assertThat(heard).containsExactlyElementsOf(report);
    }
  }

  @Test
  void saysThatAClosedJournalKeepsNothing() {
    var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE);
    journal.close();
    assertThat(journal.reported(Entries.ANNA, List.of(outcome("a"))).await(SOON))
        .isEqualTo(new Reception.NotDurable("the journal is closed"));
  }

  private static Outcome outcome(String id) {
    var subject = new Subject.OfDecision(new DecisionId("d1"));
    return new Outcome(id, subject, Entries.NOON, new Fact.Shipped());
  }

  private List<String> endings() {
    try (var reader = JournalReader.open(file())) {
      return reader
          .recent(DecisionFilter.EVERYTHING)
          .map(record -> record.serving().ending())
          .toList();
    }
  }

  private Path file() {
    return home.resolve("journal.db");
  }
}
