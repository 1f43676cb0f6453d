package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The folders that models lie in, the user's own first. The first `ACTIVE` found holds, and may
/// name a model of any of them. Choosing writes to the first folder alone: the project's is under
/// version control.
public record ModelFolders(List<Path> folders) {
  public ModelFolders {
    folders = List.copyOf(folders);
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("expected at least one models folder, got none");
    }
  }

  /// The artifact that is to serve; throws [BundleRefused] with the reason where there is none.
  public ModelBundle serving() {
    return active()
        .map(BundleReader::read)
        .orElseThrow(() ->
            new BundleRefused(
                ActiveModel.FILE,
                "expected it in one of "
                    + folders
                    + ", found none: train a model or name a folder as classifier.models"));
  }

  /// The folder of the model that is to serve; empty where none was chosen.
  public Optional<Path> active() {
    return activeName().map(this::folder);
  }

  private Optional<String> activeName() {
    return folders.stream().map(ActiveModel::name).flatMap(Optional::stream).findFirst();
  }

  /// Another text whenever an `ACTIVE` was written, appeared or vanished, at the price of a glance.
  public String mark() {
    return folders.stream()
        .map(models -> mark(models.resolve(ActiveModel.FILE)))
        .collect(Collectors.joining(" "));
  }

  static String mark(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + "/" + attributes.fileKey();
    } catch (IOException _) {
      return "none";
    }
  }

  /// Every artifact by its name, whole or not; of two with one name the one that would serve.
  public Map<String, Path> artifacts() {
    var found = new LinkedHashMap<String, Path>();
    folders.forEach(models -> artifactsIn(models).forEach(found::putIfAbsent));
    return found;
  }

  private static Map<String, Path> artifactsIn(Path models) {
    try (var entries = Files.list(models)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve(BundleReader.MANIFEST)))
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted()
          .collect(
              Collectors.toMap(
                  entry -> entry.getFileName().toString(),
                  entry -> entry,
                  (one, _) -> one,
                  LinkedHashMap::new));
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot list " + models, broken);
    }
  }

  /// Reads the artifact of this name whole; throws [BundleRefused] with the reason.
  public ModelBundle read(String name) {
    return BundleReader.read(folder(ActiveModel.checked(name)));
  }

  private Path folder(String name) {
    return folders.stream()
        .map(models -> models.resolve(name))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() ->
            new BundleRefused(
                name,
                "expected a folder of this name in one of %s, found %s"
                    .formatted(folders, artifacts().keySet())));
  }

  /// Makes the artifact of this name the one that serves, once it has been read whole. A crash
  /// leaves the old one or the new one.
  public void activate(String name) throws IOException {
    read(name);
    var models = Files.createDirectories(folders.getFirst());
    var before = nameThatServes();
    if (before.isPresent() && !before.get().equals(name)) {
      ModelHistory.read(models).with(before.get()).write(models);
    }
    ActiveModel.write(models, name);
  }

  /// The model that served before this one; throws [BundleRefused] where none is known.
  public String previous() {
    var active = nameThatServes().orElse("");
    return ModelHistory.read(folders.getFirst())
        .previous(active)
        .orElseThrow(() ->
            new BundleRefused(
                ModelHistory.FILE,
                "expected the name of a model that served before '%s' in %s, found none"
                    .formatted(active, folders.getFirst())));
  }

  /// Makes the previous model serve again, once it has been read whole.
  public void rollBack() throws IOException {
    var models = folders.getFirst();
    var name = previous();
    read(name);
    var history = ModelHistory.read(models).without(nameThatServes().orElse("")).without(name);
    ActiveModel.write(models, name);
    history.write(models);
  }

  /// An `ACTIVE` that cannot be understood names nothing: it must not keep a person from mending
  /// it.
  private Optional<String> nameThatServes() {
    try {
      return activeName();
    } catch (BundleRefused _) {
      return Optional.empty();
    }
  }
}
