package dev.pointsman.journal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Reads a journal, also one that another thread or process is writing. Shared by threads, which
/// take turns.
public final class JournalReader implements AutoCloseable {
  private static final int PAGE = 500;
  private static final String COLUMNS =
      "SELECT d.seq, d.document, d.serving, c.document FROM decisions d"
          + " LEFT JOIN captured c ON c.id = d.id WHERE ";
  private static final String ANY = "";

  private final ReentrantLock turn = new ReentrantLock();
  private final Path file;
  private final Connection connection;

  private JournalReader(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /// Opens a journal that is there already.
  ///
  /// @throws JournalRefused when there is none, or it is not of this version
  public static JournalReader open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new JournalRefused("expected a journal, found no file " + file);
    }
    try {
      var connection = SqliteFile.reading(file);
      JournalSchema.requireThisVersion(file, connection);
      return new JournalReader(file, connection);
    } catch (SQLException failure) {
      throw new JournalUnreadable("opening " + file, failure);
    }
  }

  /// One decision of a tenant; that of another tenant is not there.
  public Optional<DecisionRecord> find(DecisionId id, TenantId tenant) {
    return find(id, tenant.value());
  }

  /// One decision, whosever it is: for the owner of the file.
  public Optional<DecisionRecord> find(DecisionId id) {
    return find(id, ANY);
  }

  private Optional<DecisionRecord> find(DecisionId id, String tenant) {
    var sql = COLUMNS + "d.id = ? AND (d.tenant = ? OR ? = '')";
    return query(
            sql,
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, tenant);
              statement.setString(3, tenant);
            })
        .records()
        .stream()
        .findFirst();
  }

  /// The newest decisions behind the cursor, newest first.
  public DecisionPage recent(DecisionFilter filter, Cursor after, int limit) {
    return page(filter, after, limit, "d.seq < ?%s ORDER BY d.seq DESC LIMIT ?");
  }

  /// All decisions, newest first, read page by page: no snapshot is held in between.
  public Stream<DecisionRecord> recent(DecisionFilter filter) {
    return Stream.iterate(
            recent(filter, Cursor.NEWEST, PAGE),
            page -> !page.records().isEmpty(),
            page -> recent(filter, page.next(), PAGE))
        .flatMap(page -> page.records().stream());
  }

  /// All decisions, oldest first.
  public Stream<DecisionRecord> history(DecisionFilter filter) {
    return Stream.iterate(
            later(filter, Cursor.OLDEST),
            page -> !page.records().isEmpty(),
            page -> later(filter, page.next()))
        .flatMap(page -> page.records().stream());
  }

  private DecisionPage later(DecisionFilter filter, Cursor after) {
    return page(filter, after, PAGE, "d.seq > ?%s ORDER BY d.seq LIMIT ?");
  }

  private DecisionPage page(DecisionFilter filter, Cursor after, int limit, String order) {
    return query(
        COLUMNS + order.formatted(filter.sql()),
        statement -> {
          statement.setLong(1, after.place());
          statement.setInt(filter.bind(statement, 2), limit);
        });
  }

  @FunctionalInterface
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private DecisionPage query(String sql, Binding binding) {
    turn.lock();
    try (var statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      try (var rows = statement.executeQuery()) {
        return page(rows);
      }
    } catch (SQLException failure) {
      throw new JournalUnreadable("reading " + file, failure);
    } finally {
      turn.unlock();
    }
  }

  private static DecisionPage page(ResultSet rows) throws SQLException {
    List<DecisionRecord> records = new ArrayList<>();
    var last = 0L;
    while (rows.next()) {
      last = rows.getLong(1);
      var document = JsonReader.read(rows.getString(2));
      var serving = ServingJson.read(JsonReader.read(rows.getString(3)));
      records.add(DecisionJson.record(document, text(document, rows), serving));
    }
    return new DecisionPage(records, new Cursor(last));
  }

  private static CapturedText text(JsonNode document, ResultSet rows) throws SQLException {
    var kept = rows.getString(4);
    return kept == null
        ? CapturedText.none(DecisionJson.level(document))
        : DecisionJson.text(JsonReader.read(kept));
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
