package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.unit.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void aDecisionIsOnDiskOnceItsReceiptSaysSo() throws InterruptedException {
    try (var journal = open(CaptureLevel.FEATURES)) {
      assertThat(journal.decided(Entries.entry("dec_1")).await(PATIENCE)).isTrue();
      var stored = JournalReader.open(file()).find(Entries.id("dec_1")).orElseThrow();
      assertThat(stored.ending()).isEqualTo("under_way");
      assertThat(stored.document().at("/decision/model").asText()).isEqualTo("claude-haiku-4-5");
      assertThat(stored.document().at("/features/values/context_tokens").asInt()).isEqualTo(41_000);
    }
  }

  @Test
  void whatCameOfADecisionIsKeptWithIt() {
    try (var journal = open(CaptureLevel.FEATURES)) {
      journal.decided(Entries.entry("dec_1"));
      journal.served(Entries.id("dec_1"), Entries.served());
    }
    var stored = JournalReader.open(file()).find(Entries.id("dec_1")).orElseThrow();
    assertThat(stored.ending()).isEqualTo("answered");
    assertThat(stored.document().at("/served/cost_nano_usd").asLong()).isEqualTo(1_500_000);
  }

  @Test
  void whatWasUnderWayWhenTheServiceDiedIsInterrupted() throws InterruptedException {
    var dead = open(CaptureLevel.NONE);
    dead.decided(Entries.entry("dec_1")).await(PATIENCE);
    try (var journal = open(CaptureLevel.NONE)) {
      assertThat(journal.reader().find(Entries.id("dec_1")).orElseThrow().ending())
          .isEqualTo("interrupted");
    }
    dead.close();
  }

  @Test
  void trial41ATenantSeesItsOwnDecisionsAlone() throws InterruptedException {
    try (var journal = open(CaptureLevel.NONE)) {
      journal.decided(Entries.entry("dec_1")).await(PATIENCE);
      assertThat(journal.reader().find(Entries.id("dec_1"), TenantId.LOCAL)).isPresent();
      assertThat(journal.reader().find(Entries.id("dec_1"), new TenantId("other"))).isEmpty();
      assertThat(journal.reader().latest(new TenantId("other"), Entries.LATER, 10)).isEmpty();
      assertThat(journal.reader().latest(TenantId.LOCAL, Entries.LATER, 10)).hasSize(1);
    }
  }

  @Test
  void noWordIsKeptUnlessTheLevelSaysSo() throws IOException {
    for (var level : CaptureLevel.values()) {
      var file = folder.resolve(level.label());
      try (var journal = Journal.open(file, settings(level), InstantSource.system())) {
        journal.decided(Entries.entry("dec_1"));
      }
      assertThat(words(file).contains("findthisprompt"))
          .isEqualTo(level.keeps(CaptureLevel.REDACTED));
      assertThat(words(file).contains("findthisbody")).isEqualTo(level == CaptureLevel.FULL);
    }
  }

  @Test
  void trial43NoExpiredTextIsLeftInTheFileOrItsLog() throws IOException, InterruptedException {
    var settings = new JournalSettings(CaptureLevel.FULL, Duration.ZERO);
    try (var journal = Journal.open(file(), settings, InstantSource.system())) {
      for (var i = 0; i < 50; i++) {
        journal.decided(Entries.entry("dec_" + i)).await(PATIENCE);
      }
      assertThat(words(file())).contains("findthisbody");
      assertThat(journal.prune()).isEqualTo(50);
      assertThat(words(file())).doesNotContain("findthisbody", "findthisprompt");
    }
  }

  @Test
  void trial35AJournalOfANewerVersionIsRefusedAndLeftAlone() throws SQLException {
    open(CaptureLevel.NONE).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO flyway_schema_history SELECT 99, '99', 'from the future', type, 'V99__x.sql', 1,"
              + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE installed_rank = 1");
    }
    assertThatThrownBy(() -> open(CaptureLevel.NONE))
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("expected a file of this version or an older one");
  }

  @Test
  void aFileThatIsNoJournalIsRefused() throws IOException {
    Files.writeString(
        file(), "this is no database, and long enough not to be taken for an empty one");
    assertThatThrownBy(() -> open(CaptureLevel.NONE)).isInstanceOf(JournalRefused.class);
  }

  @Test
  void trial33CallsGoOnWhileTheDiskFailsAndNothingIsLostWhenItIsBack()
      throws SQLException, InterruptedException {
    try (var journal = open(CaptureLevel.NONE)) {
      journal.decided(Entries.entry("dec_0")).await(PATIENCE);
      try (var blocker = DriverManager.getConnection("jdbc:sqlite:" + file());
          var statement = blocker.createStatement()) {
        statement.executeUpdate("BEGIN EXCLUSIVE");
        var receipt = journal.decided(Entries.entry("dec_1"));
        assertThat(receipt.await(PATIENCE)).isFalse();
        assertThat(journal.isHealthy()).isFalse();
        statement.executeUpdate("ROLLBACK");
      }
    }
    assertThat(JournalReader.open(file()).find(Entries.id("dec_1"))).isPresent();
  }

  private Journal open(CaptureLevel level) {
    return Journal.open(file(), settings(level), InstantSource.system());
  }

  private static JournalSettings settings(CaptureLevel level) {
    return new JournalSettings(level, Duration.ofDays(1));
  }

  private Path file() {
    return folder.resolve("journal.db");
  }

  /// Everything that stands on disk.
  private static String words(Path file) throws IOException {
    try (var files = Files.list(file.getParent())) {
      return files
          .filter(one -> one.getFileName().toString().startsWith(file.getFileName().toString()))
          .map(JournalTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
