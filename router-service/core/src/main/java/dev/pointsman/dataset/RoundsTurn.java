package dev.pointsman.dataset;

import java.nio.file.Path;
import java.util.Set;

/// The right to work on the rounds, held by one process at a time.
public final class RoundsTurn implements AutoCloseable {
  private static final String LOCK = "LOCK";

  private final Rounds rounds;
  private final FolderLock lock;

  private RoundsTurn(Rounds rounds, FolderLock lock) {
    this.rounds = rounds;
    this.lock = lock;
  }

  static RoundsTurn taken(Rounds rounds, Path folder) {
    return new RoundsTurn(rounds, FolderLock.taken(folder, LOCK, "retrains, or erases"));
  }

  /// Deletes the oldest rounds until so many are left. The one that can be gone on with stays.
  ///
  /// @param spared stay, however old they are
  public void prune(int kept, Set<RoundFolder> spared) {
    var inProgress = rounds.unfinished();
    var over =
        rounds.all().stream()
            .filter(round -> inProgress.isEmpty() || !round.equals(inProgress.get()))
            .toList();
    over.subList(0, Math.max(0, over.size() - kept)).stream()
        .filter(round -> !spared.contains(round))
        .forEach(RoundFolder::delete);
  }

  /// Takes away what was made of the rows of all other sets, of those that are gone as well: a
  /// round that could be gone on with goes whole, of an ended one nothing is left but its model and
  /// what was measured of it.
  public void forgetAllBut(Set<String> sets) {
    for (var round : rounds.all()) {
      if (round.set().filter(set -> !sets.contains(set)).isPresent()) {
        forget(round);
      }
    }
  }

  private static void forget(RoundFolder round) {
    if (round.isEnded()) {
      round.forget();
    } else {
      round.delete();
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
