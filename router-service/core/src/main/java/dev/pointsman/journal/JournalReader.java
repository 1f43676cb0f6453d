package dev.pointsman.journal;

import static dev.pointsman.journal.SharedConnection.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Reads a journal, also one that another thread or process is writing. Shared by threads, which
/// take turns.
public final class JournalReader implements AutoCloseable {
  private static final int PAGE = 500;
  private static final int PAGE_OF_BODIES = 50;
  private static final String COLUMNS =
      "SELECT d.seq, d.document, d.serving, c.document FROM decisions d"
          + " LEFT JOIN captured c ON c.id = d.id WHERE ";
  private static final String ANY = "";

  /// By the sessions' own index whatever the filter: pages in another order would be sorted anew
  /// each time.
  private static final String SESSIONS =
      "SELECT d.tenant, d.session FROM decisions d INDEXED BY decisions_by_session"
          + " WHERE (d.tenant, d.session) > (?, ?) AND d.session <> ''";

  private static final String EACH_ONCE =
      " GROUP BY d.tenant, d.session ORDER BY d.tenant, d.session LIMIT ?";

  private final SharedConnection connection;
  private final OutcomeReading outcomes;

  private JournalReader(SharedConnection connection) {
    this.connection = connection;
    this.outcomes = new OutcomeReading(connection);
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
      return new JournalReader(new SharedConnection(file, connection));
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
    return connection
        .ask(
            COLUMNS + "d.id = ? AND (d.tenant = ? OR ? = '')",
            texts(id.value(), tenant, tenant),
            row -> placed(row).decision())
        .stream()
        .findFirst();
  }

  /// The newest decisions behind the cursor, newest first, without the captured bodies.
  public DecisionPage recent(DecisionFilter filter, Cursor after, int limit) {
    var order = "d.seq < ?%s ORDER BY d.seq DESC LIMIT ?";
    return page(filter, after, limit, order, DecisionRecord::withoutBody);
  }

  /// All decisions, newest first, read page by page: no snapshot is held in between. Without the
  /// captured bodies.
  public Stream<DecisionRecord> recent(DecisionFilter filter) {
    return Stream.iterate(
            recent(filter, Cursor.NEWEST, PAGE),
            page -> !page.records().isEmpty(),
            page -> recent(filter, page.next(), PAGE))
        .flatMap(page -> page.records().stream());
  }

  /// All decisions, oldest first, with the captured bodies.
  public Stream<DecisionRecord> history(DecisionFilter filter) {
    return Stream.iterate(
            later(filter, Cursor.OLDEST),
            page -> !page.records().isEmpty(),
            page -> later(filter, page.next()))
        .flatMap(page -> page.records().stream());
  }

  private DecisionPage later(DecisionFilter filter, Cursor after) {
    var order = "d.seq > ?%s ORDER BY d.seq LIMIT ?";
    return page(filter, after, PAGE_OF_BODIES, order, UnaryOperator.identity());
  }

  /// The conversations of which the filter lets a decision through, each whole but for the captured
  /// bodies, by tenant and name. Calls that could not be read belong to none.
  public Stream<SessionHistory> sessions(DecisionFilter filter) {
    return SessionWalk.through(this, filter);
  }

  List<SessionName> sessionsAfter(SessionName last, DecisionFilter filter) {
    return connection.ask(
        SESSIONS + filter.sql() + EACH_ONCE,
        statement -> {
          statement.setString(1, last.tenant());
          statement.setString(2, last.session());
          statement.setInt(filter.bind(statement, 3), PAGE);
        },
        row -> new SessionName(row.getString(1), row.getString(2)));
  }

  SessionHistory session(SessionName name) {
    var tenant = new TenantId(name.tenant());
    var decisions =
        connection.ask(
            COLUMNS + "d.tenant = ? AND d.session = ? ORDER BY d.seq",
            texts(name.tenant(), name.session()),
            row -> placed(row).decision().withoutBody());
    return new SessionHistory(
        tenant, name.session(), decisions, outcomes.of(name.session(), tenant));
  }

  /// What was reported of a conversation and of its decisions, oldest first.
  ///
  /// @param session by its key
  public List<Outcome> outcomes(String session, TenantId tenant) {
    return outcomes.of(session, tenant);
  }

  /// What was reported of a decision and of its whole conversation, oldest first.
  public List<Outcome> outcomes(DecisionId id, TenantId tenant) {
    return outcomes.of(id, tenant);
  }

  /// The work that is in a commit, as far as somebody reported it.
  public List<Subject> workIn(String commit, TenantId tenant) {
    return outcomes.workIn(commit, tenant);
  }

  Stream<StoredOutcome> reported(DecisionFilter filter) {
    return outcomes.all(filter);
  }

  private DecisionPage page(
      DecisionFilter filter,
      Cursor after,
      int limit,
      String order,
      UnaryOperator<DecisionRecord> kept) {
    var placed =
        connection.ask(
            COLUMNS + order.formatted(filter.sql()),
            statement -> {
              statement.setLong(1, after.place());
              statement.setInt(filter.bind(statement, 2), limit);
            },
            row -> placed(row).keeping(kept));
    var next = placed.isEmpty() ? Cursor.OLDEST : placed.getLast().place();
    return new DecisionPage(placed.stream().map(Placed::decision).toList(), next);
  }

  private record Placed(Cursor place, DecisionRecord decision) {
    Placed keeping(UnaryOperator<DecisionRecord> kept) {
      return new Placed(place, kept.apply(decision));
    }
  }

  private static Placed placed(ResultSet row) throws SQLException {
    var document = JsonReader.read(row.getString(2));
    var serving = ServingJson.read(JsonReader.read(row.getString(3)));
    return new Placed(
        new Cursor(row.getLong(1)), DecisionJson.record(document, text(document, row), serving));
  }

  private static CapturedText text(JsonNode document, ResultSet rows) throws SQLException {
    var kept = rows.getString(4);
    return kept == null
        ? CapturedText.none(DecisionJson.level(document))
        : DecisionJson.text(JsonReader.read(kept));
  }

  @Override
  public void close() {
    connection.close();
  }
}
