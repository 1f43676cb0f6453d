package dev.pointsman.journal;

import static dev.pointsman.journal.Entries.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
        .hasMessageContaining("version 1 or older, got version 99");
    assertThatThrownBy(() -> JournalReader.open(file())).isInstanceOf(JournalRefused.class);
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
    assertThat(MIGRATIONS.resolve("V" + JournalSchema.VERSION + "__decisions.sql")).exists();
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
