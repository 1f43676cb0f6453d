package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingSets.Storage;
import dev.pointsman.disk.Publication;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/// A training set in the making, or on its way out: a hidden folder, which one rename publishes and
/// which [#close] deletes otherwise.
final class DraftFolder implements AutoCloseable {
  private static final String PREFIX = ".draft-";

  private final Path draft;
  private final Storage storage;

  DraftFolder(Path folder, Storage storage) throws IOException {
    this.draft = folder.resolve(PREFIX + UUID.randomUUID());
    this.storage = storage;
    PrivateFolder.create(draft);
  }

  /// Takes a set away at once: a process that is killed meanwhile leaves no half of one, which
  /// nobody could read.
  static void discard(Path set) throws IOException {
    var draft = set.resolveSibling(PREFIX + UUID.randomUUID());
    Files.move(set, draft, StandardCopyOption.ATOMIC_MOVE);
    PrivateFolder.delete(draft);
  }

  /// What processes left behind that were killed: it may hold anybody's words.
  static void deleteAll(Path folder) throws IOException {
    try (var drafts = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (var draft : drafts) {
        PrivateFolder.delete(draft);
      }
    }
  }

  /// Writes the rows; returns their digest.
  String write(List<TrainingRow> rows) throws IOException {
    try (var output = new BufferedOutputStream(storage.create(file(TrainingSetFolder.ROWS)))) {
      for (var row : rows) {
        output.write((TrainingRowJson.write(row) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return Sha256.of(file(TrainingSetFolder.ROWS));
  }

  /// Adds card and digests and reads everything back, so that what cannot be read is never
  /// published.
  void seal(DataCard card) throws IOException {
    write(TrainingSetFolder.CARD, DataCardJson.write(card).toPrettyString() + "\n");
    write(TrainingSetFolder.README, DataCardText.of(card));
    var sums = new StringBuilder();
    for (var name :
        List.of(TrainingSetFolder.ROWS, TrainingSetFolder.CARD, TrainingSetFolder.README)) {
      sums.append(TrainingSetFolder.line(Sha256.of(file(name)), name)).append('\n');
    }
    write(TrainingSetFolder.SUMS, sums.toString());
    TrainingSetFolder.read(draft);
  }

  /// Makes the folder appear under its name, unless the same set is there already.
  TrainingSet publish(Path target) throws IOException {
    if (!Files.exists(target)) {
      PrivateFolder.seal(draft);
      Publication.publish(draft, target);
    }
    return TrainingSetFolder.read(target);
  }

  private void write(String name, String content) throws IOException {
    try (var output = storage.create(file(name))) {
      output.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Path file(String name) {
    return draft.resolve(name);
  }

  @Override
  public void close() {
    try {
      if (Files.exists(draft)) {
        PrivateFolder.delete(draft);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot delete the unfinished folder " + draft, broken);
    }
  }
}
