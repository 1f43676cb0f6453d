package dev.pointsman.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// A reader's connection to a journal. Shared by threads, which take turns.
final class SharedConnection implements AutoCloseable {
  private final ReentrantLock turn = new ReentrantLock();
  private final Path file;
  private final Connection connection;

  SharedConnection(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Sets a question's values.
  @FunctionalInterface
  interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /// What is read from a row.
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static Binding texts(String... values) {
    return statement -> {
      for (var i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
    };
  }

  <T> List<T> ask(String sql, Binding binding, Row<T> row) {
    turn.lock();
    try (var statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      return all(statement, row);
    } catch (SQLException failure) {
      throw new JournalUnreadable("reading " + file, failure);
    } finally {
      turn.unlock();
    }
  }

  private static <T> List<T> all(PreparedStatement statement, Row<T> row) throws SQLException {
    try (var rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new JournalUnreadable("closing " + file, failure);
    }
  }
}
