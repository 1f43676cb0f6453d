package dev.pointsman.dataset;

import java.nio.file.Path;

/// A row of a data file that cannot be used. The message names file, line and field, never the
/// text.
public final class BadRow extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String ITS_ONLY_LINE = "line 1, ";

  public BadRow(Path file, int line, RuntimeException reason) {
    super("%s:%d: %s".formatted(file, line, said(reason)), reason);
  }

  public BadRow(Path file, String reason) {
    super(file + ": " + reason);
  }

  /// A row is a document of one line; where it stands in the file was said before.
  private static String said(RuntimeException reason) {
    var message = String.valueOf(reason.getMessage());
    return message.startsWith(ITS_ONLY_LINE) ? message.substring(ITS_ONLY_LINE.length()) : message;
  }
}
