package dev.pointsman.round;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// The folder of all rounds, oldest first by their names. While open, no other process retrains.
final class Rounds implements AutoCloseable {
  private static final String NAME = "\\d{8}-\\d{6}";
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final FileChannel lock;

  private Rounds(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Where a user's rounds lie.
  ///
  /// @throws RetrainRefused when another process is retraining
  static Rounds in(Path home) throws IOException {
    var folder = Files.createDirectories(home.resolve("rounds"));
    var file = folder.resolve("LOCK");
    var lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isTaken(lock)) {
      lock.close();
      throw new RetrainRefused(
          "expected to retrain alone, found another retraining at work in " + folder);
    }
    return new Rounds(folder, lock);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /// The newest round, if it has begun and not ended.
  Optional<RoundFolder> unfinished() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> String.valueOf(entry.getFileName()).matches(NAME))
          .sorted()
          .map(RoundFolder::new)
          .reduce((_, later) -> later)
          .filter(round -> round.isBegun() && !round.isEnded());
    }
  }

  RoundFolder at(Instant start) {
    return new RoundFolder(folder.resolve(SECOND.format(start)));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
