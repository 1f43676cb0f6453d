package dev.pointsman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMoverTest {
  @TempDir private Path folder;
  private Path file;

  /// @param pages in the log
  /// @param moved of these, into the main file
  private record Log(int pages, int moved) {
    static Log of(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var result = statement.executeQuery("PRAGMA wal_checkpoint(NOOP)")) {
        result.next();
        return new Log(result.getInt("log"), result.getInt("checkpointed"));
      }
    }
  }

  @BeforeEach
  void createsAFile() throws SQLException {
    file = folder.resolve("some.db");
    try (var writing = SqliteFile.writing(file)) {
      SqliteFile.run(writing, "CREATE TABLE rows (text TEXT)");
    }
  }

  @Test
  void fewEntriesStayInTheLogAndManyAreMoved() throws SQLException {
    try (var writing = SqliteFile.writing(file);
        var mover = LogMover.of(file)) {
      add(writing, 20);

      mover.moveWhenLong(999);
      assertThat(Log.of(writing).moved()).isZero();

      mover.moveWhenLong(1);
      var log = Log.of(writing);
      assertThat(log.pages()).isPositive();
      assertThat(log.moved()).isEqualTo(log.pages());
    }
  }

  @Test
  void theLogStartsAnewOnceItsWriterHasMovedTheRest() throws SQLException {
    try (var writing = SqliteFile.writing(file);
        var reading = SqliteFile.reading(file);
        var mover = LogMover.of(file)) {
      add(writing, 10);
      SqliteFile.run(reading, "BEGIN");
      SqliteFile.run(reading, "SELECT count(*) FROM rows");
      add(writing, 10);
      mover.moveWhenLong(1_000);
      var log = Log.of(writing);
      SqliteFile.run(reading, "COMMIT");

      mover.moveRest(writing);
      add(writing, 1);

      assertThat(log.moved()).isBetween(10, log.pages() - 10);
      assertThat(Log.of(writing).pages()).isLessThan(10);
    }
  }

  @Test
  void aWriterThatNeverPausesIsNotWaitedFor() throws SQLException, InterruptedException {
    var isOver = new AtomicBoolean();
    try (var writing = SqliteFile.writing(file);
        var reading = SqliteFile.reading(file);
        var mover = LogMover.of(file)) {
      add(writing, 200);
      var writer =
          Thread.ofPlatform()
              .start(() -> {
                while (!isOver.get()) {
                  addOrFail(writing);
                }
              });
      try {
        mover.moveWhenLong(1_000);
        assertThat(Log.of(reading).moved()).isGreaterThanOrEqualTo(200);
      } finally {
        isOver.set(true);
        writer.join();
      }
    }
  }

  private static void addOrFail(Connection writing) {
    try {
      add(writing, 1);
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void add(Connection writing, int rows) throws SQLException {
    for (var i = 0; i < rows; i++) {
      SqliteFile.run(writing, "INSERT INTO rows VALUES (hex(randomblob(500)))");
    }
  }
}
