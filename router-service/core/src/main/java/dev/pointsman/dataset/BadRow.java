package dev.pointsman.dataset;

import dev.pointsman.json.MalformedJson;
import java.nio.file.Path;

/// A row of a data file that cannot be used. The message names file, line and field, never the
/// text.
public final class BadRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadRow(Path file, int line, RuntimeException reason) {
    super("%s:%d: %s".formatted(file, line, said(reason)), reason);
  }

  public BadRow(Path file, String reason) {
    super(file + ": " + reason);
  }

  /// A row is a document of one line; where it stands in the file was said before.
  private static String said(RuntimeException reason) {
    return reason instanceof MalformedJson malformed
        ? malformed.withinLine()
        : String.valueOf(reason.getMessage());
  }
}
