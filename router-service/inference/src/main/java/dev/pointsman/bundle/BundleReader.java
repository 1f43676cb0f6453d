package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads an artifact folder whole, or refuses it with the reason.
public final class BundleReader {
  static final String MANIFEST = "manifest.json";

  private BundleReader() {}

  /// Throws [BundleRefused] unless every file is there, unchanged and understood.
  public static ModelBundle read(Path folder) {
    try {
      var json = manifest(folder);
      var manifest = ManifestJson.read(json);
      for (var file : BundleFile.values()) {
        if (!file.isOptional() || manifest.files().containsKey(file.fileName())) {
          requireUnchanged(folder, manifest, file.fileName());
        }
      }
      SelfContained.require(folder, BundleFile.ENCODER);
      SelfContained.require(folder, BundleFile.HEAD);
      return new ModelBundle(folder, manifest);
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read the model folder " + folder, broken);
    }
  }

  private static String manifest(Path folder) throws IOException {
    requirePresent(folder, MANIFEST);
    var bytes = Files.readAllBytes(folder.resolve(MANIFEST));
    var json = new String(bytes, StandardCharsets.UTF_8);
    var actual = Digests.ofManifest(json);
    if (!Digests.withSelf(json, actual).equals(json)
        || !json.contains(actual)
        || bytes.length != json.getBytes(StandardCharsets.UTF_8).length) {
      throw new BundleRefused(
          MANIFEST, "expected self_sha256 %s, got another: the file was changed".formatted(actual));
    }
    return json;
  }

  private static void requireUnchanged(Path folder, Manifest manifest, String name)
      throws IOException {
    requirePresent(folder, name);
    var expected = manifest.files().getOrDefault(name, "none in the manifest");
    var actual = Digests.ofFile(folder.resolve(name));
    if (!actual.equals(expected)) {
      throw new BundleRefused(name, "expected sha256 %s, got %s".formatted(expected, actual));
    }
  }

  private static void requirePresent(Path folder, String name) {
    if (!Files.isRegularFile(folder.resolve(name))) {
      throw new BundleRefused(name, "expected a file in %s, found none".formatted(folder));
    }
  }
}
