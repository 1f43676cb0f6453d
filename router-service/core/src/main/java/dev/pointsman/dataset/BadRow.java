package dev.pointsman.dataset;

import java.nio.file.Path;

/// A row of a data file that cannot be used. The message names file, line and field, never the
/// text.
public final class BadRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadRow(Path file, int line, RuntimeException reason) {
    super("%s:%d: %s".formatted(file, line, reason.getMessage()), reason);
  }

  public BadRow(Path file, String reason) {
    super(file + ": " + reason);
  }
}
