package dev.pointsman.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/// Opens the journal's file in the two ways in which it is used.
final class SqliteFile {
  /// Pages of a log that a commit moves by itself: 64 MB, should nobody have moved it before.
  private static final int LONGEST_LOG = 16_000;

  private static final int PATIENCE_MILLIS = 5_000;

  private SqliteFile() {}

  /// For writing: whole after a power cut, though without what was not synced; deleted content
  /// overwritten, freed pages given back.
  static Connection writing(Path file) throws SQLException {
    create(file);
    return prepared(
        config().createConnection(url(file)),
        "PRAGMA auto_vacuum = INCREMENTAL", // counts before the first table alone
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA wal_autocheckpoint = " + LONGEST_LOG,
        "PRAGMA secure_delete = ON");
  }

  /// For reading beside a writer, in this process or another; creates nothing.
  static Connection reading(Path file) throws SQLException {
    var config = config();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return prepared(config.createConnection(url(file)), "PRAGMA query_only = ON");
  }

  private static Connection prepared(Connection connection, String... pragmas) throws SQLException {
    try {
      for (var pragma : pragmas) {
        run(connection, pragma);
      }
      return connection;
    } catch (SQLException failure) {
      connection.close();
      if (isCode(failure, SQLiteErrorCode.SQLITE_NOTADB)) {
        throw new JournalRefused("expected a journal, got a file of another kind", failure);
      }
      throw failure;
    }
  }

  static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  /// Where commits go first.
  static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /// What processes share to find their way in the log.
  static Path logIndex(Path file) {
    return file.resolveSibling(file.getFileName() + "-shm");
  }

  /// Whether another connection holds the file. What is no database has none.
  static boolean isInUse(Path file) {
    try (var connection = config().createConnection(url(file));
        var statement = connection.createStatement();
        var mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
      return mode.next() && !mode.getString(1).equals("delete");
    } catch (SQLException failure) {
      return isCode(failure, SQLiteErrorCode.SQLITE_BUSY);
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Moves what the log holds by now into the main file, as far as nobody reads it, and waits for
  /// nobody.
  ///
  /// @return the pages of the log
  static int moveLog(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return result.next() ? result.getInt("log") : 0;
    }
  }

  /// Moves the log into the main file and empties it; false when a reader needs the log still.
  static boolean truncateLog(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return result.next() && result.getInt("busy") == 0;
    }
  }

  /// Whether a failure says that this row cannot be stored, and nothing of the disk.
  static boolean isFaultOfTheRow(SQLException failure) {
    return isCode(failure, SQLiteErrorCode.SQLITE_CONSTRAINT)
        || isCode(failure, SQLiteErrorCode.SQLITE_TOOBIG)
        || isCode(failure, SQLiteErrorCode.SQLITE_MISMATCH);
  }

  /// Extended codes hold the plain one in their lowest byte.
  private static boolean isCode(SQLException failure, SQLiteErrorCode code) {
    return failure instanceof SQLiteException sqlite
        && (sqlite.getResultCode().code & 0xFF) == code.code;
  }

  private static SQLiteConfig config() {
    var config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setGetGeneratedKeys(false); // else the driver asks for one after each insertion
    return config;
  }

  /// Readable by its owner alone: what the service hears is nobody else's.
  private static void create(Path file) throws SQLException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (isPosix && !Files.exists(file)) {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
      }
    } catch (FileAlreadyExistsException raced) {
      return; // another process was quicker, or a folder lies there: SQLite will say
    } catch (IOException failure) {
      throw new SQLException("cannot create " + file + ": " + failure.getMessage(), failure);
    }
  }
}
