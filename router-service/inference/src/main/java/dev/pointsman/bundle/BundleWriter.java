package dev.pointsman.bundle;

import dev.pointsman.disk.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.UUID;

/// Writes an artifact folder so that it appears complete or not at all: the work happens in a
/// hidden sibling folder, which one rename publishes and which [#close] deletes otherwise.
public final class BundleWriter implements AutoCloseable {
  private final Path target;
  private final Path draft;

  /// Prepares `<models>/<name>-<version>`, which must not exist yet.
  public BundleWriter(Path models, String label) throws IOException {
    target = models.resolve(label);
    if (Files.exists(target)) {
      throw new IllegalArgumentException("expected no folder %s, found one".formatted(target));
    }
    Files.createDirectories(models);
    draft = Files.createDirectory(models.resolve("." + label + "-" + UUID.randomUUID()));
  }

  public void write(BundleFile file, byte[] content) throws IOException {
    Files.write(draft.resolve(file.fileName()), content);
  }

  /// Adds the manifest with the digests of all files and reads the draft back, so that what cannot
  /// be read is never published.
  public ModelBundle seal(Manifest manifest) throws IOException {
    var hashes = new TreeMap<String, String>();
    for (var file : BundleFile.values()) {
      var path = draft.resolve(file.fileName());
      if (Files.isRegularFile(path)) {
        hashes.put(file.fileName(), Digests.ofFile(path));
      }
    }
    var json = ManifestJson.write(manifest.withFiles(hashes));
    Files.writeString(draft.resolve(BundleReader.MANIFEST), json);
    return BundleReader.read(draft);
  }

  /// Makes the sealed folder appear under its name.
  public ModelBundle publish() throws IOException {
    BundleReader.read(draft);
    Publication.publish(draft, target);
    return BundleReader.read(target);
  }

  @Override
  public void close() {
    if (!Files.exists(draft)) {
      return;
    }
    try (var paths = Files.walk(draft)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot delete the unfinished folder " + draft, broken);
    }
  }
}
