package dev.pointsman.journal;

import dev.pointsman.journal.Reception.Fault;
import dev.pointsman.journal.Reception.Standing;
import dev.pointsman.json.JsonReader;
import dev.pointsman.outcome.Fact;
import dev.pointsman.outcome.Outcome;
import dev.pointsman.outcome.Subject;
import dev.pointsman.session.SessionKey;
import dev.pointsman.unit.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Outcomes in a SQLite file, each joined to the work that it is about. Used by one thread.
final class OutcomeTable {
  /// Work that is older has been judged by then, or never will be.
  static final Duration LATEST = Duration.ofDays(30);

  private static final String WORK =
      "SELECT d.session, d.id, d.at_micros FROM decisions d WHERE d.tenant = ? AND ";
  private static final String BY_DECISION = WORK + "d.id = ?";
  private static final String BY_SESSION = WORK + "d.session = ? ORDER BY d.seq DESC LIMIT 1";

  /// A client may use a name again: its latest request is meant.
  private static final String BY_REQUEST =
      WORK
          + """
          d.seq = (SELECT max(r.decision) FROM client_requests r
              WHERE r.tenant = d.tenant AND r.name = ?)\
          """;

  private static final String KNOWN = "SELECT document FROM outcomes WHERE tenant = ? AND id = ?";
  private static final String INSERT =
      """
      INSERT INTO outcomes (tenant, id, session, decision, at_micros, received_micros, kind, hash,
          document)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, id) DO NOTHING\
      """;

  private final Connection connection;

  OutcomeTable(Connection connection) {
    this.connection = connection;
  }

  /// Adds a report within the transaction that has begun, or nothing of it.
  ReportFinding add(OutcomeReport report) throws SQLException {
    SqliteFile.run(connection, "SAVEPOINT report");
    var finding = addEach(report);
    if (finding.reception() instanceof Reception.Refused) {
      SqliteFile.run(connection, "ROLLBACK TO report");
    }
    SqliteFile.run(connection, "RELEASE report");
    return finding;
  }

  private ReportFinding addEach(OutcomeReport report) throws SQLException {
    var standings = new ArrayList<Standing>();
    var news = new ArrayList<Outcome>();
    var faults = new ArrayList<Fault>();
    for (var place = 0; place < report.outcomes().size(); place++) {
      switch (add(report.outcomes().get(place), report)) {
        case Entry.Added(var outcome) -> {
          standings.add(Standing.NEW);
          news.add(outcome);
        }
        case Entry.Known() -> standings.add(Standing.KNOWN);
        case Entry.Refused(var field, var expected, var got) ->
            faults.add(new Fault(place, field, expected, got));
      }
    }
    return faults.isEmpty()
        ? new ReportFinding(new Reception.Kept(standings), news)
        : new ReportFinding(new Reception.Refused(faults), List.of());
  }

  /// What became of one outcome.
  private sealed interface Entry {
    record Added(Outcome outcome) implements Entry {}

    record Known() implements Entry {}

    record Refused(String field, String expected, String got) implements Entry {}
  }

  private Entry add(Outcome outcome, OutcomeReport report) throws SQLException {
    var known = known(report.tenant(), outcome.id());
    if (known.isPresent()) {
      return again(outcome, known.get());
    }
    var subject = Named.of(outcome.subject());
    var work = work(outcome.subject(), report.tenant());
    if (work.isEmpty()) {
      var expected = "a " + subject.sort() + " that the journal holds";
      return new Entry.Refused(subject.field(), expected, "'" + subject.name() + "'");
    }
    var age = Duration.between(work.get().at(), report.received());
    if (age.compareTo(LATEST) > 0) {
      var expected = "a %s of the last %d days".formatted(subject.sort(), LATEST.toDays());
      var got = "'%s', which is %d days old".formatted(subject.name(), age.toDays());
      return new Entry.Refused(subject.field(), expected, got);
    }
    var stored = StoredOutcome.of(outcome, work.get(), report);
    insert(stored);
    return new Entry.Added(stored.outcome());
  }

  /// An id stands for one outcome; when it happened is as it was told first.
  private static Entry again(Outcome outcome, Outcome known) {
    if (OutcomeJson.content(known).equals(OutcomeJson.content(outcome))) {
      return new Entry.Known();
    }
    var got = "'%s', which was taken for %s".formatted(outcome.id(), OutcomeJson.content(known));
    return new Entry.Refused("/id", "an id of its own for another outcome", got);
  }

  /// A subject in the words of the contract.
  private record Named(String field, String sort, String name) {
    static Named of(Subject subject) {
      return switch (subject) {
        case Subject.OfDecision(var id) -> new Named("/decision_id", "decision", id.value());
        case Subject.OfSession(var session) -> new Named("/session_id", "session", session);
        case Subject.OfRequest(var name) -> new Named("/request_id", "request", name);
      };
    }
  }

  /// The work that a subject names.
  ///
  /// @param decision empty for the whole session
  /// @param at when it was decided, for a session the last of it
  record Work(String session, String decision, Instant at) {}

  private Optional<Work> work(Subject subject, TenantId tenant) throws SQLException {
    return switch (subject) {
      case Subject.OfDecision(var id) -> work(BY_DECISION, tenant, id.value());
      case Subject.OfRequest(var name) -> work(BY_REQUEST, tenant, name);
      case Subject.OfSession(var said) -> session(said, tenant);
    };
  }

  private Optional<Work> session(String said, TenantId tenant) throws SQLException {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    for (var session : SessionKey.conversationsCalled(said)) {
      var work = work(BY_SESSION, tenant, SecretMask.identifier(session));
      if (work.isPresent()) {
        return work.map(last -> new Work(last.session(), "", last.at()));
      }
    }
    return Optional.empty();
  }

  private Optional<Work> work(String sql, TenantId tenant, String name) throws SQLException {
    try (var statement = asking(sql, tenant, name);
        var rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Work(
                  rows.getString(1),
                  rows.getString(2),
                  SqliteDecisionStore.instant(rows.getLong(3))))
          : Optional.empty();
    }
  }

  private Optional<Outcome> known(TenantId tenant, String id) throws SQLException {
    try (var statement = asking(KNOWN, tenant, id);
        var rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(OutcomeJson.read(JsonReader.read(rows.getString(1))))
          : Optional.empty();
    }
  }

  private PreparedStatement asking(String sql, TenantId tenant, String name) throws SQLException {
    var statement = connection.prepareStatement(sql);
    statement.setString(1, tenant.value());
    statement.setString(2, name);
    return statement;
  }

  /// Adds an outcome as it is; one whose id is there already changes nothing.
  void insert(StoredOutcome stored) throws SQLException {
    var outcome = stored.reported();
    try (var insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, stored.tenant().value());
      insert.setString(2, outcome.id());
      insert.setString(3, stored.session());
      insert.setString(4, stored.decision());
      insert.setLong(5, SqliteDecisionStore.micros(outcome.at()));
      insert.setLong(6, SqliteDecisionStore.micros(stored.received()));
      insert.setString(7, outcome.fact().kind());
      insert.setString(8, outcome.fact() instanceof Fact.Commit(var hash) ? hash : "");
      insert.setString(9, OutcomeJson.write(outcome).toString());
      insert.executeUpdate();
    }
  }
}
