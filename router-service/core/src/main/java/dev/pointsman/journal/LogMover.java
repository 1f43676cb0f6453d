package dev.pointsman.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Moves the log into the main file on a connection of its own, beside the writer: within a commit,
/// where SQLite would do it every thousand pages, it holds up one call in a hundred for five
/// milliseconds.
///
/// SQLite starts a log anew only once all of it has been moved, and a busy writer adds to it
/// meanwhile. That rest is small, and the writer's to move. The main file is synced by whoever
/// moves the last page: so passes follow upon each other here until one of them found nothing new,
/// lest the writer wait for the disk with all that the first has moved.
final class LogMover implements AutoCloseable {
  /// About four thousand pages, sixteen megabytes, where every entry is a commit.
  private static final int MANY = 1_000;

  private static final int MOST_PASSES = 6;

  private final Connection connection;
  private int waiting;
  private volatile boolean leavesRest;

  private LogMover(Connection connection) {
    this.connection = connection;
  }

  static LogMover of(Path file) throws SQLException {
    return new LogMover(SqliteFile.reading(file));
  }

  /// Moves what there is, if it is much with these entries more. Called beside the writer.
  void moveWhenLong(int entries) throws SQLException {
    waiting += entries;
    if (waiting >= MANY) {
      waiting = 0;
      moveUntilNothingIsNew();
      leavesRest = true;
    }
  }

  private void moveUntilNothingIsNew() throws SQLException {
    var length = SqliteFile.moveLog(connection);
    var before = -1;
    for (var passes = 1; passes < MOST_PASSES && length != before; passes++) {
      before = length;
      length = SqliteFile.moveLog(connection);
    }
  }

  /// Moves what was added meanwhile, if anything was. Called by the writer, between transactions.
  void moveRest(Connection writing) throws SQLException {
    if (leavesRest) {
      leavesRest = false;
      SqliteFile.moveLog(writing);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
