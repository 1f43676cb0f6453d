package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSchemaTest {
  private static final Path MIGRATIONS =
      Path.of("src/main/resources/dev/pointsman/journal/migration");

  @TempDir private Path home;

  @Test
  void trial35RefusesASchemaOfALaterVersion() throws SQLException {
    open();
    run(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', '', 0, 1)");
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("version 2 or older, got version 99");
    assertThatThrownBy(() -> JournalReader.open(file())).isInstanceOf(JournalRefused.class);
  }

  @Test
  void bringsAJournalOfTheFirstVersionUpToDateWithItsData() throws SQLException {
    writeAsTheFirstVersion();
    assertThatThrownBy(() -> JournalReader.open(file()))
        .hasMessageContaining("version 2, got version 1")
        .hasMessageContaining("'serve' brings it up to date");
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE)) {
      var shipped =
          new Outcome("a", new Subject.OfRequest("req-1"), Entries.NOON, new Fact.Shipped());
      assertThat(journal.reported(Entries.ANNA, List.of(shipped)).await(Entries.SOON))
          .isEqualTo(new Reception.Kept(List.of(Reception.Standing.NEW)));
    }
    try (var reader = JournalReader.open(file())) {
      assertThat(reader.find(Entries.record("d1").id()))
          .contains(Entries.record("d1").with(new Serving.Done(Entries.served())));
    }
  }

  /// What the second migration made is taken away again.
  private void writeAsTheFirstVersion() throws SQLException {
    try (var journal = Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE)) {
      journal.decided(Entries.entry("d1"));
      journal.served(Entries.entry("d1").id(), Entries.served());
    }
    run("DROP TRIGGER decisions_deleted");
    run("DROP TABLE outcomes");
    run("DROP TABLE client_requests");
    run("DELETE FROM flyway_schema_history WHERE version = '2'");
  }

  @Test
  void refusesAnotherDatabase() throws SQLException {
    run("CREATE TABLE recipes (name TEXT)");
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("another SQLite database");
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    Files.writeString(file(), "These are my notes, and none of them is a database.".repeat(50));
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("a file of another kind");
  }

  @Test
  void knowsItsNewestMigration() throws IOException {
    try (var files = Files.list(MIGRATIONS)) {
      assertThat(files).hasSize(JournalSchema.VERSION);
    }
    assertThat(MIGRATIONS.resolve("V" + JournalSchema.VERSION + "__outcomes.sql")).exists();
  }

  private void open() {
    Journal.open(file(), settings(CaptureLevel.FEATURES), JournalWatch.NONE).close();
  }

  private void run(String sql) throws SQLException {
    try (var connection = SqliteFile.writing(file())) {
      SqliteFile.run(connection, sql);
    }
  }

  private Path file() {
    return home.resolve("journal.db");
  }
}
