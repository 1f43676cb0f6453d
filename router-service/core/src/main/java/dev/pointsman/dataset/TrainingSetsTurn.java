package dev.pointsman.dataset;

import dev.pointsman.dataset.DataCard.Heritage;
import dev.pointsman.dataset.DataCard.Identity;
import dev.pointsman.dataset.Draft.Cleaned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The right to change a folder of training sets, held by one process at a time.
public final class TrainingSetsTurn implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final TrainingSets sets;
  private final Path folder;
  private final FolderLock lock;

  private TrainingSetsTurn(TrainingSets sets, Path folder, FolderLock lock) {
    this.sets = sets;
    this.folder = folder;
    this.lock = lock;
  }

  static TrainingSetsTurn taken(TrainingSets sets, Path folder) {
    var lock = FolderLock.taken(folder, LOCK, "writes or erases training sets");
    try {
      DraftFolder.deleteAll(folder);
    } catch (IOException failure) {
      lock.close();
      throw new UncheckedIOException("cannot write to " + folder, failure);
    }
    return new TrainingSetsTurn(sets, folder, lock);
  }

  /// Writes a set, whole or not at all. The same rows within the same second are the same set.
  ///
  /// @throws TrainingSetRefused when there is no row
  public TrainingSet write(Draft draft, String codeVersion) {
    return write(draft, codeVersion, _ -> {});
  }

  /// Writes a set unless a demand on what would be in it throws.
  ///
  /// @throws TrainingSetRefused when there is no row
  public TrainingSet write(Draft draft, String codeVersion, Consumer<Contents> demand) {
    var cleaned = draft.cleaned();
    if (cleaned.rows().isEmpty()) {
      throw new TrainingSetRefused("expected labelled decisions, got none: nothing was written");
    }
    demand.accept(Contents.of(cleaned.rows()));
    return written(draft.heritage(), cleaned, codeVersion);
  }

  private TrainingSet written(Heritage heritage, Cleaned cleaned, String codeVersion) {
    try (var folderDraft = new DraftFolder(folder, sets.storage())) {
      var sha256 = folderDraft.write(cleaned.rows());
      var now = sets.clock().instant();
      var name = TrainingSets.name(now, sha256);
      var card =
          new DataCard(
              new Identity(name, now, codeVersion, sha256),
              heritage,
              Contents.of(cleaned.rows()),
              cleaned.leftOut(),
              cleaned.masked());
      folderDraft.seal(card);
      return folderDraft.publish(folder.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "cannot write a training set to %s (%s): nothing was left there"
              .formatted(folder, failure.getMessage()),
          failure);
    }
  }

  /// Takes rows out of every set that has some of them: each such set makes way for a new one, or
  /// for none when no row is left.
  public List<Erased> erase(Erasure erasure, String codeVersion) {
    return sets.names().stream()
        .map(sets::read)
        .filter(erasure::touches)
        .map(set -> replaced(set, erasure, codeVersion))
        .toList();
  }

  private Erased replaced(TrainingSet set, Erasure erasure, String codeVersion) {
    var draft = erasure.without(set);
    var successor =
        draft.rows().isEmpty() ? "" : written(draft.heritage(), draft.masked(), codeVersion).name();
    try {
      DraftFolder.discard(folder.resolve(set.name()));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot delete " + folder.resolve(set.name()), failure);
    }
    return new Erased(set.card(), set.rows().size() - draft.rows().size(), successor);
  }

  /// What erasing did to a set.
  ///
  /// @param successor the set that holds the other rows, empty when there are none
  public record Erased(DataCard set, long rows, String successor) {}

  @Override
  public void close() {
    lock.close();
  }
}
