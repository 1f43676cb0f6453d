package dev.pointsman.journal;

/// A file that this version cannot use as its journal: no journal, or one of a later version.
public final class JournalRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalRefused(String message) {
    super(message);
  }

  JournalRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
