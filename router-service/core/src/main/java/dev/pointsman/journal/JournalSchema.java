package dev.pointsman.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/// Brings a journal's schema up to this version, and refuses one of a later version: what that one
/// means is unknown here.
final class JournalSchema {
  private static final String MIGRATIONS = "classpath:dev/pointsman/journal/migration";
  private static final String LATEST =
      "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success";

  /// Flyway tells each of its steps; only its warnings are anyone's concern. Held here, since a
  /// logger that nobody holds forgets its level.
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  /// The version of the newest migration in the resources.
  static final int VERSION = 2;

  private JournalSchema() {}

  /// Flyway loads and checks every migration, so it is asked only when there is one to run.
  static void bringUpToDate(Path file, Connection connection) throws SQLException {
    var version = version(file, connection);
    if (version > VERSION) {
      throw new JournalRefused(
          ("expected a journal of schema version %d or older, got version %d in %s: it was written"
                  + " by a later Pointsman; run that one, or name another journal.path")
              .formatted(VERSION, version, file));
    }
    if (version < VERSION) {
      migrate(file);
    }
  }

  /// For readers, who change nothing.
  static void requireThisVersion(Path file, Connection connection) throws SQLException {
    var version = version(file, connection);
    if (version != VERSION) {
      throw new JournalRefused(
          "expected a journal of schema version %d, got version %d in %s%s"
              .formatted(
                  VERSION,
                  version,
                  file,
                  version < VERSION ? ": 'serve' brings it up to date" : ""));
    }
  }

  /// 0 for a file without tables.
  private static int version(Path file, Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var tables =
            statement.executeQuery(
                "SELECT count(*), sum(name = 'flyway_schema_history') FROM sqlite_schema")) {
      tables.next();
      var hasTables = tables.getInt(1) > 0;
      if (hasTables && tables.getInt(2) == 0) {
        throw new JournalRefused("expected a journal, got another SQLite database in " + file);
      }
      return hasTables ? latest(connection) : 0;
    }
  }

  private static int latest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var latest = statement.executeQuery(LATEST)) {
      latest.next();
      return latest.getInt(1);
    }
  }

  private static void migrate(Path file) throws SQLException {
    FLYWAY.setLevel(Level.WARNING);
    var source = new SQLiteDataSource();
    source.setUrl(SqliteFile.url(file));
    var flyway =
        Flyway.configure(JournalSchema.class.getClassLoader())
            .dataSource(source)
            .locations(MIGRATIONS)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException failure) {
      throw new SQLException("the schema of " + file + " could not be brought up to date", failure);
    }
  }
}
