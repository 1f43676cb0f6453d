package dev.pointsman.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Deletes what has been kept long enough, on a connection of its own and in small pieces, between
/// which the journal writes on.
final class Pruning {
  private static final String TEXTS =
      """
      DELETE FROM captured WHERE rowid IN
          (SELECT rowid FROM captured WHERE at_micros < ? LIMIT 500)\
      """;
  private static final String DECISIONS =
      """
      DELETE FROM decisions WHERE seq IN
          (SELECT seq FROM decisions WHERE at_micros < ? LIMIT 500)\
      """;

  private final Path file;
  private final Retention retention;

  Pruning(Path file, Retention retention) {
    this.file = file;
    this.retention = retention;
  }

  Pruned prune(Instant now) {
    try (var connection = SqliteFile.writing(file)) {
      var texts = delete(connection, TEXTS, now.minus(retention.texts()));
      var decisions = delete(connection, DECISIONS, now.minus(retention.decisions()));
      return new Pruned(texts, decisions, overwriteRests(connection));
    } catch (SQLException failure) {
      throw new JournalUnreadable("pruning " + file, failure);
    }
  }

  private static long delete(Connection connection, String sql, Instant before)
      throws SQLException {
    var all = 0L;
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, SqliteDecisionStore.micros(before));
      var deleted = statement.executeUpdate();
      while (deleted > 0) {
        all += deleted;
        deleted = statement.executeUpdate();
      }
    }
    return all;
  }

  /// The rows are overwritten where they lay; what is left are their copies in the log.
  static boolean overwriteRests(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("PRAGMA incremental_vacuum"); // runs to its end, unlike execute
    }
    return SqliteFile.truncateLog(connection);
  }
}
