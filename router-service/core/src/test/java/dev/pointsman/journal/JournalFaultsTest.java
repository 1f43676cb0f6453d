package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.journal.FaultyDisk.Fault;
import dev.pointsman.unit.DecisionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
