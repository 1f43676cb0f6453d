package dev.pointsman.export;

/// An exported model answers too differently from the trained one; no folder appeared.
public final class ExportFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ExportFailed(ParityReport report) {
    super("the exported model differs from the trained one: " + report.summary());
  }
}
