package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.NOON;
import static dev.pointsman.journal.Entries.SOON;
import static dev.pointsman.journal.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final String CANARY = "heliotrope";
  private static final Retention RETENTION = new Retention(Duration.ofDays(7), Duration.ofDays(30));

  @TempDir private Path home;

  @Test
  void trial43LeavesNoStringOfExpiredDecisions() throws IOException {
    try (var journal = open()) {
      writeMany(journal);
      assertThat(files().hold(CANARY)).isTrue();
      var pruned = journal.prune(NOON.plus(Duration.ofDays(31)));
      assertThat(pruned).isEqualTo(new Pruned(400, 400, true));
      assertThat(files().hold(CANARY)).isFalse();
      assertThat(Files.size(files().file())).isLessThan(100_000);
      assertThat(journal.decided(entry("after")).await(SOON)).isEqualTo(new Durability.Durable());
    }
  }

  @Test
  void trial43LeavesNoStringOfExpiredTexts() throws IOException {
    try (var journal = open()) {
      writeMany(journal);
      var pruned = journal.prune(NOON.plus(Duration.ofDays(8)));
      assertThat(pruned).isEqualTo(new Pruned(400, 0, true));
      assertThat(files().hold(CANARY + " prompt")).isFalse();
    }
    try (var reader = JournalReader.open(files().file())) {
      assertThat(reader.find(new DecisionId("d7")).orElseThrow().text())
          .isEqualTo(CapturedText.none(CaptureLevel.FULL));
    }
  }

  @Test
  void keepsWhatIsYoung() {
    try (var journal = open()) {
      journal.decided(Entries.saying("d1", "a prompt", "{}")).await(SOON);
      assertThat(journal.prune(NOON.plus(Duration.ofDays(6)))).isEqualTo(new Pruned(0, 0, true));
    }
  }

  private void writeMany(Journal journal) {
    var random = new Random(3);
    for (var i = 0; i < 400; i++) {
      var text = (CANARY + " prompt ").repeat(1 + random.nextInt(400));
      var entry = Entries.saying("d" + i, text, "{\"" + CANARY + " prompt\":\"" + text + "\"}");
      journal.decided(inSession(entry, CANARY + "-session-" + i));
      journal.served(entry.id(), Entries.served());
    }
    journal.decided(entry("young", Entries.BEN, "s", NOON.plus(Duration.ofDays(30)))).await(SOON);
  }

  private static DecisionEntry inSession(DecisionEntry entry, String session) {
    var old = entry.identity();
    var identity =
        new CallIdentity(old.id(), old.at(), old.tenant(), session, "", ClientNames.NONE);
    return new DecisionEntry(
        identity, entry.call(), entry.observation(), entry.routing(), entry.text());
  }

  private Journal open() {
    return files().open(CaptureLevel.FULL, RETENTION);
  }

  private JournalFiles files() {
    return new JournalFiles(home);
  }
}
