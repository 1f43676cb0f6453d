package dev.pointsman.journal;

import dev.pointsman.unit.DecisionId;
import dev.pointsman.upstream.Served;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/// One thing to write, and whoever waits for it. Writing it twice leaves what writing it once does.
sealed interface JournalWrite {
  void write(Connection connection) throws SQLException;

  /// Tells whoever waits.
  void settle(boolean durable);

  /// A decision, before its answer begins.
  record Decided(
      DecisionEntry entry, String document, String capture, long expires, Receipt receipt)
      implements JournalWrite {
    private static final String INSERT =
        "INSERT INTO decisions (id, time, tenant, session, endpoint, kind, tier, model, document)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String CAPTURE =
        "INSERT INTO captures (id, expires, text) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";

    @Override
    public void write(Connection connection) throws SQLException {
      var call = entry.call();
      try (var insert = connection.prepareStatement(INSERT)) {
        insert.setString(1, entry.id().value());
        insert.setLong(2, entry.time().toEpochMilli());
        insert.setString(3, call.tenant().value());
        insert.setString(4, call.session());
        insert.setString(5, call.endpoint().path());
        insert.setString(6, call.kind().label());
        insert.setString(7, entry.decision().tier().name());
        insert.setString(8, entry.decision().model().value());
        insert.setString(9, document);
        insert.executeUpdate();
      }
      if (!capture.isEmpty()) {
        writeCapture(connection);
      }
    }

    private void writeCapture(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement(CAPTURE)) {
        insert.setString(1, entry.id().value());
        insert.setLong(2, expires);
        insert.setString(3, capture);
        insert.executeUpdate();
      }
    }

    @Override
    public void settle(boolean durable) {
      receipt.settle(durable);
    }
  }

  /// What came of a decision.
  record Ended(DecisionId id, Served served, String document) implements JournalWrite {
    private static final String UPDATE =
        "UPDATE decisions SET ending = ?, cost = ?, served = ? WHERE id = ?";

    @Override
    public void write(Connection connection) throws SQLException {
      try (var update = connection.prepareStatement(UPDATE)) {
        update.setString(1, served.ending().name().toLowerCase(Locale.ROOT));
        update.setLong(2, DecisionJson.cost(served));
        update.setString(3, document);
        update.setString(4, id.value());
        update.executeUpdate();
      }
    }

    @Override
    public void settle(boolean durable) {}
  }
}
