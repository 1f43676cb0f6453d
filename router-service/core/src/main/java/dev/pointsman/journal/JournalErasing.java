package dev.pointsman.journal;

import dev.pointsman.unit.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Deletes somebody's decisions and all that hangs on them, without a trace in the files, on a
/// connection of its own and in small pieces: a service may write on meanwhile.
public final class JournalErasing {
  private static final String CHOSEN = " FROM decisions d WHERE 1 = 1";
  private static final String PIECE = " ORDER BY d.seq LIMIT 500";

  private final Path file;

  /// Takes a journal that is there already.
  ///
  /// @throws JournalRefused when there is none
  public JournalErasing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new JournalRefused("expected a journal, found no file " + file);
    }
    this.file = file;
  }

  /// What the journal holds of somebody.
  public record Holdings(long decisions, long texts) {}

  /// What would go.
  public Holdings holdings(Erasable whose) {
    return reading(connection ->
        new Holdings(
            count(connection, "SELECT count(*)" + CHOSEN, whose),
            count(
                connection,
                "SELECT count(*) FROM captured c JOIN decisions d ON d.id = c.id WHERE 1 = 1",
                whose)));
  }

  /// The tenants that have a conversation of this key.
  public List<TenantId> tenantsOf(String session) {
    var sql = "SELECT DISTINCT tenant FROM decisions WHERE session = ? ORDER BY tenant";
    return reading(connection -> {
      var tenants = new ArrayList<TenantId>();
      try (var statement = connection.prepareStatement(sql)) {
        statement.setString(1, SecretMask.identifier(session));
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            tenants.add(new TenantId(rows.getString(1)));
          }
        }
      }
      return List.copyOf(tenants);
    });
  }

  /// Deletes it, and whatever a command that was stopped left of what it had deleted.
  ///
  /// @throws JournalUnreadable when the disk does not let it
  public Pruned erase(List<Erasable> whose) {
    try (var connection = SqliteFile.writing(file)) {
      JournalSchema.requireThisVersion(file, connection);
      var texts = 0L;
      var decisions = 0L;
      for (var one : whose) {
        var deleted = erase(connection, one);
        texts += deleted.texts();
        decisions += deleted.decisions();
      }
      return new Pruned(texts, decisions, Pruning.overwriteRests(connection));
    } catch (SQLException failure) {
      throw new JournalUnreadable("erasing from " + file, failure);
    }
  }

  private static Holdings erase(Connection connection, Erasable whose) throws SQLException {
    var texts = 0L;
    var decisions = 0L;
    var last = piece(connection, whose);
    while (last.decisions() > 0) {
      texts += last.texts();
      decisions += last.decisions();
      last = piece(connection, whose);
    }
    return new Holdings(decisions, texts);
  }

  /// Texts go with their decisions, or none of both.
  private static Holdings piece(Connection connection, Erasable whose) throws SQLException {
    SqliteFile.run(connection, "BEGIN IMMEDIATE");
    var chosen = CHOSEN + whose.filter().sql() + PIECE;
    var texts =
        delete(connection, "DELETE FROM captured WHERE id IN (SELECT d.id" + chosen + ")", whose);
    var decisions =
        delete(
            connection, "DELETE FROM decisions WHERE seq IN (SELECT d.seq" + chosen + ")", whose);
    SqliteFile.run(connection, "COMMIT");
    return new Holdings(decisions, texts);
  }

  private static long delete(Connection connection, String sql, Erasable whose)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      whose.filter().bind(statement, 1);
      return statement.executeUpdate();
    }
  }

  private static long count(Connection connection, String sql, Erasable whose) throws SQLException {
    try (var statement = connection.prepareStatement(sql + whose.filter().sql())) {
      whose.filter().bind(statement, 1);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private <T> T reading(Question<T> question) {
    try (var connection = SqliteFile.reading(file)) {
      JournalSchema.requireThisVersion(file, connection);
      return question.ask(connection);
    } catch (SQLException failure) {
      throw new JournalUnreadable("reading " + file, failure);
    }
  }
}
