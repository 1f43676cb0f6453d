package dev.pointsman.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// The SQLite file of a journal: brought to the current schema, opened so that a commit is on disk
/// when it returns and other processes may read meanwhile.
final class JournalFile {
  private static final int BUSY_MILLIS = 5_000;

  private JournalFile() {}

  /// Creates the file where there is none.
  ///
  /// @throws JournalRefused when a newer version wrote it, or it is no journal
  static SQLiteDataSource prepared(Path file) {
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException failure) {
      throw new JournalRefused("cannot create the folder of the journal " + file, failure);
    }
    var source = source(file);
    try {
      Flyway.configure(JournalFile.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:dev/pointsman/journal")
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw new JournalRefused(
          "the journal %s cannot be used: expected a file of this version or an older one; move it away or run the version that wrote it"
              .formatted(file),
          failure);
    }
    return source;
  }

  static SQLiteDataSource source(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  /// Decisions under way when the service died will never be told how they ended.
  static void closeInterrupted(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE decisions SET ending = 'interrupted', served = '{\"ending\":\"interrupted\"}' WHERE ending IS NULL");
    }
  }
}
