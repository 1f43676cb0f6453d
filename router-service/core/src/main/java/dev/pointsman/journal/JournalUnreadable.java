package dev.pointsman.journal;

import java.sql.SQLException;

/// A journal that cannot be read, or not be changed, because the disk or the file does not let it.
public final class JournalUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalUnreadable(String message, SQLException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
