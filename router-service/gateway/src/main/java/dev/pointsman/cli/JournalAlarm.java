package dev.pointsman.cli;

import dev.pointsman.journal.JournalWatch;
import java.util.logging.Logger;

/// Says in the log when decisions are no longer on disk, and when they are again.
final class JournalAlarm implements JournalWatch {
  private static final Logger LOG = Logger.getLogger("dev.pointsman.journal");

  @Override
  public void degraded(String reason) {
    LOG.severe(() -> "decisions are kept in memory alone: " + reason);
  }

  @Override
  public void recovered(long written) {
    LOG.info(() -> "decisions are on disk again, " + written + " late ones included");
  }

  @Override
  public void lost(String reason) {
    LOG.severe(() -> "a decision is lost: " + reason);
  }
}
