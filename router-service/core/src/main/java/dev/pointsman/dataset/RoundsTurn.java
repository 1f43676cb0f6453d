package dev.pointsman.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/// The right to work on the rounds, held by one process at a time.
public final class RoundsTurn implements AutoCloseable {
  private static final String LOCK = "LOCK";

  private final Rounds rounds;
  private final FileChannel lock;

  private RoundsTurn(Rounds rounds, FileChannel lock) {
    this.rounds = rounds;
    this.lock = lock;
  }

  static RoundsTurn taken(Rounds rounds, Path folder) {
    try {
      PrivateFolder.create(folder);
      var lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(lock)) {
        lock.close();
        throw new TrainingSetRefused(
            "%s: another process retrains, or erases: try again when it is done".formatted(folder));
      }
      return new RoundsTurn(rounds, lock);
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

  /// Deletes the oldest rounds until so many are left. The one that can be gone on with stays.
  public void prune(int kept) {
    var inProgress = rounds.unfinished();
    var over =
        rounds.all().stream()
            .filter(round -> inProgress.isEmpty() || !round.equals(inProgress.get()))
            .toList();
    over.subList(0, Math.max(0, over.size() - kept)).forEach(RoundFolder::delete);
  }

  /// Takes away what was made of the rows of sets: a round that could be gone on with goes whole,
  /// of an ended one nothing is left but its model and what was measured of it.
  public void forget(Set<String> sets) {
    for (var round : on(sets)) {
      if (round.isEnded()) {
        round.clear();
      } else {
        round.delete();
      }
    }
  }

  private List<RoundFolder> on(Set<String> sets) {
    return rounds.all().stream()
        .filter(round -> round.set().filter(sets::contains).isPresent())
        .toList();
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("closing the lock of the rounds", failure);
    }
  }
}
