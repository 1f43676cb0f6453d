package dev.pointsman.journal;

import dev.pointsman.json.JsonReader;
import dev.pointsman.json.MalformedJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that holds all that a journal knows: a line that names the journal's schema, and the
/// export of [JournalBackup] behind it. Written, and brought back, whole or not at all.
public final class BackupFile {
  private static final String SCHEMA = "journal_schema";

  private final Path file;

  public BackupFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /// Saves a journal, also one that a service is writing; returns the number of its lines. What
  /// comes meanwhile may be in it or not.
  public long save(Path journal) throws IOException {
    try (var reader = JournalReader.open(journal)) {
      var partial = partialOf(file);
      try {
        var lines = write(reader, partial);
        replace(file, partial);
        return lines;
      } finally {
        Files.deleteIfExists(partial);
      }
    }
  }

  private static long write(JournalReader reader, Path partial) throws IOException {
    try (var to = Files.newBufferedWriter(partial)) {
      to.write(ModelJson.object().put(SCHEMA, JournalSchema.VERSION).toString() + "\n");
      return JournalBackup.export(reader, DecisionFilter.EVERYTHING, to);
    } finally {
      sync(partial);
    }
  }

  /// Puts what was saved in a journal's place; returns the number of lines.
  ///
  /// @throws JournalRefused when this is no backup or one of a later version, or a process uses the
  ///   journal
  public long restore(Path journal) throws IOException {
    try (var from = Files.newBufferedReader(file)) {
      requireKnownSchema(from);
      Files.createDirectories(journal.toAbsolutePath().getParent());
      var partial = partialOf(journal.toAbsolutePath());
      try {
        var lines = JournalBackup.restore(from, 1, partial);
        requireUnused(journal);
        replace(journal, partial);
        return lines;
      } finally {
        Files.deleteIfExists(partial);
      }
    }
  }

  private void requireKnownSchema(BufferedReader from) throws IOException {
    var version = schema(String.valueOf(from.readLine()));
    if (version < 1) {
      throw new JournalRefused(
          "expected a backup, got a file that does not begin like one: " + file);
    }
    if (version > JournalSchema.VERSION) {
      throw new JournalRefused(
          "expected a backup of schema version %d or older, got version %d in %s: a later Pointsman wrote it"
              .formatted(JournalSchema.VERSION, version, file));
    }
  }

  private static int schema(String line) {
    try {
      return JsonReader.read(line).path(SCHEMA).asInt(0);
    } catch (MalformedJson _) {
      return 0;
    }
  }

  /// A process that has the journal open would go on writing to a file that has gone.
  private static void requireUnused(Path journal) throws IOException {
    if (Files.exists(journal) && SqliteFile.isInUse(journal)) {
      throw new JournalRefused(
          "expected a journal that nobody uses, got %s in use: stop the service first"
              .formatted(journal));
    }
    Files.deleteIfExists(SqliteFile.log(journal));
    Files.deleteIfExists(SqliteFile.logIndex(journal));
  }

  /// Readable by its owner alone.
  private static Path partialOf(Path target) throws IOException {
    return Files.createTempFile(target.getParent(), target.getFileName() + ".", ".partial");
  }

  private static void replace(Path target, Path partial) throws IOException {
    Files.move(
        partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void sync(Path written) throws IOException {
    try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
