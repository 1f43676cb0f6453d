package dev.pointsman.journal;

import static dev.pointsman.journal.SharedConnection.texts;

import dev.pointsman.json.JsonReader;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// Reads what was reported to a journal.
final class OutcomeReading {
  private static final int PAGE = 500;
  private static final String COLUMNS =
      "SELECT o.seq, o.tenant, o.received_micros, o.session, o.decision, o.document"
          + " FROM outcomes o";
  private static final String IN_TIME = " ORDER BY o.at_micros, o.seq";
  private static final String OF_SESSION = " WHERE o.tenant = ? AND o.session = ?";
  private static final String OF_DECISION =
      """
       JOIN decisions d ON d.tenant = o.tenant AND d.session = o.session
      WHERE d.tenant = ? AND d.id = ? AND o.decision IN (d.id, '')\
      """;
  private static final String OF_COMMIT = " WHERE o.tenant = ? AND o.hash = ? AND o.hash <> ''";
  private static final String OF_FILTER =
      """
       WHERE o.seq > ? AND EXISTS (
          SELECT 1 FROM decisions d INDEXED BY decisions_by_session
          WHERE d.tenant = o.tenant AND d.session = o.session AND o.decision IN (d.id, '')\
      """;
  private static final String IN_ORDER = ") ORDER BY o.seq LIMIT ?";

  private final SharedConnection connection;

  OutcomeReading(SharedConnection connection) {
    this.connection = connection;
  }

  List<Outcome> of(String session, TenantId tenant) {
    return outcomes(OF_SESSION, tenant.value(), session);
  }

  List<Outcome> of(DecisionId decision, TenantId tenant) {
    return outcomes(OF_DECISION, tenant.value(), decision.value());
  }

  List<Subject> workIn(String commit, TenantId tenant) {
    return outcomes(OF_COMMIT, tenant.value(), commit).stream()
        .map(Outcome::subject)
        .distinct()
        .toList();
  }

  private List<Outcome> outcomes(String condition, String... values) {
    return connection.ask(
        COLUMNS + condition + IN_TIME, texts(values), row -> outcome(row).outcome());
  }

  /// All that was reported of decisions that a filter lets through, in order of arrival.
  Stream<StoredOutcome> all(DecisionFilter filter) {
    return Stream.iterate(
            page(filter, Cursor.OLDEST),
            page -> !page.isEmpty(),
            page -> page(filter, page.getLast().place()))
        .flatMap(page -> page.stream().map(Placed::outcome));
  }

  private record Placed(Cursor place, StoredOutcome outcome) {}

  private List<Placed> page(DecisionFilter filter, Cursor after) {
    return connection.ask(
        COLUMNS + OF_FILTER + filter.sql() + IN_ORDER,
        statement -> {
          statement.setLong(1, after.place());
          statement.setInt(filter.bind(statement, 2), PAGE);
        },
        row -> new Placed(new Cursor(row.getLong("seq")), outcome(row)));
  }

  private static StoredOutcome outcome(ResultSet row) throws SQLException {
    return new StoredOutcome(
        new TenantId(row.getString("tenant")),
        SqliteDecisionStore.instant(row.getLong("received_micros")),
        row.getString("session"),
        row.getString("decision"),
        OutcomeJson.read(JsonReader.read(row.getString("document"))));
  }
}
