package dev.pointsman.journal;

/// A journal file that cannot be used: written by a newer version, or no journal at all.
public final class JournalRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
