package dev.pointsman.journal;

import dev.pointsman.catalog.Target;
import dev.pointsman.unit.DecisionId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Decisions in a SQLite file. Used by one thread.
final class SqliteDecisionStore implements DecisionStore {
  private static final String INSERT =
      """
      INSERT INTO decisions (id, at_micros, tenant, session, agent, endpoint, kind, tier, model,
          served_tier, served_model, ending, status, cost_nanos, document, serving)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', 'pending', 0, 0, ?, '{"ending":"pending"}')
      ON CONFLICT (id) DO NOTHING\
      """;

  private static final String CAPTURE =
      "INSERT INTO captured (id, at_micros, document) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";

  private static final String NAME =
      """
      INSERT INTO client_requests (decision, tenant, name)
      SELECT seq, tenant, ? FROM decisions WHERE id = ? ON CONFLICT DO NOTHING\
      """;

  private static final String UPDATE =
      """
      UPDATE decisions SET served_tier = ?, served_model = ?, ending = ?, status = ?,
          cost_nanos = ?, serving = ?
      WHERE id = ?\
      """;

  private static final String WATCH =
      "UPDATE decisions SET document = json_set(document, '$.shadow', json(?)) WHERE id = ?";

  private static final String MARK =
      """
      UPDATE decisions SET ending = 'interrupted', serving = '{"ending":"interrupted"}'
      WHERE ending = 'pending'\
      """;

  private final Path file;
  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement insert;
  private final PreparedStatement capture;
  private final PreparedStatement name;
  private final PreparedStatement update;
  private final PreparedStatement watch;
  private final OutcomeTable outcomes;
  private final LogMover mover;

  /// Takes over a connection to a journal of this version.
  SqliteDecisionStore(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    this.begin = connection.prepareStatement("BEGIN IMMEDIATE");
    this.commit = connection.prepareStatement("COMMIT");
    this.insert = connection.prepareStatement(INSERT);
    this.capture = connection.prepareStatement(CAPTURE);
    this.name = connection.prepareStatement(NAME);
    this.update = connection.prepareStatement(UPDATE);
    this.watch = connection.prepareStatement(WATCH);
    this.outcomes = new OutcomeTable(connection);
    this.mover = LogMover.of(file);
  }

  /// Opens the file, or creates it.
  ///
  /// @throws JournalRefused when it is no journal, or one of a later version
  static SqliteDecisionStore open(Path file) throws SQLException {
    var connection = SqliteFile.writing(file);
    try {
      JournalSchema.bringUpToDate(file, connection);
      return new SqliteDecisionStore(file, connection);
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  @Override
  public void begin() throws SQLException {
    mover.moveRest(connection);
    begin.execute();
  }

  @Override
  public void insert(DecisionRecord decision) throws SQLException {
    var identity = decision.identity();
    var micros = micros(identity.at());
    var chosen = Chosen.of(decision.routing());
    insert.setString(1, identity.id().value());
    insert.setLong(2, micros);
    insert.setString(3, identity.tenant().value());
    insert.setString(4, identity.session());
    insert.setString(5, identity.agent());
    insert.setString(6, decision.call().endpoint().path());
    insert.setString(7, decision.call().kind());
    insert.setString(8, chosen.tier());
    insert.setString(9, chosen.model());
    insert.setString(10, DecisionJson.document(decision).toString());
    insert.executeUpdate();
    for (var request : identity.clientNames().requestIds()) {
      name.setString(1, request);
      name.setString(2, identity.id().value());
      name.executeUpdate();
    }
    if (!decision.text().isEmpty()) {
      capture.setString(1, identity.id().value());
      capture.setLong(2, micros);
      capture.setString(3, DecisionJson.write(decision.text()).toString());
      capture.executeUpdate();
    }
  }

  /// The tier and model of a routing, in words that the columns hold.
  private record Chosen(String tier, String model) {
    static Chosen of(Routing routing) {
      return switch (routing) {
        case Routing.Decided(var facts) -> of(facts.target());
        case Routing.PassedThrough(_, var model) -> new Chosen("", model.value());
        case Routing.Undecided _ -> new Chosen("", "");
      };
    }

    static Chosen of(Target target) {
      return new Chosen(target.tier().name(), target.offer().model().value());
    }
  }

  @Override
  public void update(DecisionId id, Serving serving) throws SQLException {
    var decisive = serving.decisive().map(attempt -> Chosen.of(attempt.target()));
    update.setString(1, decisive.map(Chosen::tier).orElse(""));
    update.setString(2, decisive.map(Chosen::model).orElse(""));
    update.setString(3, serving.ending());
    update.setInt(4, serving instanceof Serving.Done(var served) ? served.status() : 0);
    update.setLong(5, serving.cost().nanos());
    update.setString(6, ServingJson.write(serving).toString());
    update.setString(7, id.value());
    update.executeUpdate();
  }

  @Override
  public void watch(DecisionId id, ShadowOpinion.Watched seen) throws SQLException {
    watch.setString(1, ShadowJson.write(seen).toString());
    watch.setString(2, id.value());
    watch.executeUpdate();
  }

  @Override
  public ReportFinding report(OutcomeReport report) throws SQLException {
    return outcomes.add(report);
  }

  @Override
  public void commit() throws SQLException {
    commit.execute();
  }

  /// Syncs through a file handle of its own: what it syncs is the file, whoever wrote to it. SQLite
  /// holds no lock on its log, so closing the handle takes none away.
  @Override
  public void sync() throws IOException {
    try (var log = FileChannel.open(SqliteFile.log(file), StandardOpenOption.WRITE)) {
      log.force(false);
    }
  }

  @Override
  public void moveLog(int entries) throws SQLException {
    mover.moveWhenLong(entries);
  }

  @Override
  public void markInterrupted() throws SQLException {
    SqliteFile.run(connection, MARK);
  }

  @Override
  public void settle() throws SQLException {
    if (!SqliteFile.truncateLog(connection)) {
      throw new SQLException("another process reads the journal and holds its log");
    }
  }

  @Override
  public void close() throws SQLException {
    try (var _ = mover) {
      connection.close();
    }
  }

  /// Adds an outcome of another journal.
  void restore(StoredOutcome outcome) throws SQLException {
    outcomes.insert(outcome);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
