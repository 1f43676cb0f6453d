package dev.pointsman.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A journal as it lies on the disk: its file and the log that is not yet moved into it.
record JournalFiles(Path home) {
  Path file() {
    return home.resolve("journal.db");
  }

  boolean hold(String words) throws IOException {
    return text(file()).contains(words) || text(home.resolve("journal.db-wal")).contains(words);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /// A journal with room for all that a test writes at once.
  Journal open(CaptureLevel level, Retention retention) {
    var usual = Entries.settings(level);
    var settings =
        new JournalSettings(
            level, retention, usual.durability(), 10_000, 1 << 30, usual.retryPause());
    return Journal.open(file(), settings, JournalWatch.NONE);
  }
}
