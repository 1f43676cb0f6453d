package dev.pointsman.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a folder to one process at a time, by a locked file in it; the system lets go of it when
/// the process ends, however that happens.
final class FolderLock implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// @param others what another process does that holds the lock
  /// @throws TrainingSetRefused when one does
  static FolderLock taken(Path folder, String file, String others) {
    try {
      PrivateFolder.create(folder);
      var channel =
          FileChannel.open(
              folder.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        channel.close();
        throw new TrainingSetRefused(
            "%s: another process %s: try again when it is done".formatted(folder, others));
      }
      return new FolderLock(folder, channel);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write to " + folder, failure);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("closing the lock of " + folder, failure);
    }
  }
}
