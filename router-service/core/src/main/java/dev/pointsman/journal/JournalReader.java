package dev.pointsman.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.json.JsonReader;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.TenantId;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Reads a journal, also while a service writes it. Each question opens a connection of its own.
public final class JournalReader {
  private static final String ONE =
      "SELECT id, document, served FROM decisions WHERE id = ? AND tenant = ?";
  private static final String ANY = "SELECT id, document, served FROM decisions WHERE id = ?";
  private static final String LATEST =
      "SELECT id, document, served FROM decisions WHERE tenant = ? AND time < ? ORDER BY time DESC LIMIT ?";

  private final DataSource source;

  JournalReader(DataSource source) {
    this.source = source;
  }

  /// Opens a journal for reading, whether or not a service writes it.
  ///
  /// @throws JournalRefused when the file was written by a newer version or is no journal
  public static JournalReader open(Path file) {
    return new JournalReader(JournalFile.prepared(file));
  }

  /// A tenant's own decision.
  public Optional<StoredDecision> find(DecisionId id, TenantId tenant) {
    return read(
            ONE,
            statement -> {
              statement.setString(1, id.value());
              statement.setString(2, tenant.value());
            })
        .stream()
        .findFirst();
  }

  /// Anybody's decision, for whoever owns the file.
  public Optional<StoredDecision> find(DecisionId id) {
    return read(ANY, statement -> statement.setString(1, id.value())).stream().findFirst();
  }

  /// A tenant's decisions from before a moment, newest first.
  public List<StoredDecision> latest(TenantId tenant, Instant before, int count) {
    return read(
        LATEST,
        statement -> {
          statement.setString(1, tenant.value());
          statement.setLong(2, before.toEpochMilli());
          statement.setInt(3, count);
        });
  }

  /// Fills the gaps of a statement.
  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private List<StoredDecision> read(String question, Filling filling) {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(question)) {
      filling.fill(statement);
      try (var rows = statement.executeQuery()) {
        var decisions = new ArrayList<StoredDecision>();
        while (rows.next()) {
          decisions.add(decision(rows));
        }
        return decisions;
      }
    } catch (SQLException failure) {
      throw new JournalRefused("the journal cannot be read", failure);
    }
  }

  private static StoredDecision decision(ResultSet row) throws SQLException {
    var document = (ObjectNode) JsonReader.read(row.getString("document"));
    var served = row.getString("served");
    if (served != null) {
      document.set("served", JsonReader.read(served));
    }
    return new StoredDecision(new DecisionId(row.getString("id")), document);
  }
}
