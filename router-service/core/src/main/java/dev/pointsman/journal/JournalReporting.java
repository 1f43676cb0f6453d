package dev.pointsman.journal;

import dev.pointsman.outcome.Outcome;
import dev.pointsman.unit.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Adds outcomes to a journal from outside of the service that writes it, whether or not one does:
/// for the owner of the file, who may speak for every tenant.
public final class JournalReporting {
  private final Path file;

  /// Takes a journal that is there already.
  ///
  /// @throws JournalRefused when there is none
  public JournalReporting(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new JournalRefused("expected a journal, found no file " + file);
    }
    this.file = file;
  }

  /// Adds them all or none; on disk when it returns.
  ///
  /// @param received by our clock
  /// @throws JournalUnreadable when the disk does not let it
  public Reception report(TenantId tenant, List<Outcome> outcomes, Instant received) {
    try (var connection = SqliteFile.writing(file)) {
      JournalSchema.requireThisVersion(file, connection);
      SqliteFile.run(connection, "BEGIN IMMEDIATE");
      var report = new OutcomeReport(tenant, received, outcomes).masked();
      var finding = new OutcomeTable(connection).add(report);
      SqliteFile.run(connection, "COMMIT");
      return finding.reception();
    } catch (SQLException failure) {
      throw new JournalUnreadable("reporting to " + file, failure);
    }
  }
}
