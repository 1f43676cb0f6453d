package dev.pointsman.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The small random model among the test resources, as it is or spoilt.
public final class TinyBundle {
  public static final Path FOLDER = Path.of("src/test/resources/tiny-1");

  private TinyBundle() {}

  public static ModelBundle whole() {
    return BundleReader.read(FOLDER);
  }

  /// A copy that a test may spoil.
  static Path copy(Path models) throws IOException {
    var copy = Files.createDirectory(models.resolve("copy"));
    try (var files = Files.list(FOLDER)) {
      for (var file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  /// A folder whose digests are right although the manifest is another.
  public static ModelBundle withManifest(Path models, UnaryOperator<Manifest> change)
      throws IOException {
    return written(models, change.apply(whole().manifest()), head());
  }

  /// A folder whose digests are right although the head answers NaN.
  public static ModelBundle answeringNaN(Path models) throws IOException {
    var head = head();
    var name = "hidden.bias";
    var start = new String(head, StandardCharsets.ISO_8859_1).lastIndexOf(name) + name.length();
    ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putFloat(start + 2, Float.NaN);
    return written(models, whole().manifest(), head);
  }

  /// A whole folder that says where its training set lay.
  public static ModelBundle withReference(Path models, String reference) throws IOException {
    var manifest = whole().manifest();
    try (var writer = new BundleWriter(models, manifest.identity().label())) {
      fill(writer);
      writer.write(BundleFile.REFERENCE, reference.getBytes(StandardCharsets.UTF_8));
      writer.seal(manifest);
      return writer.publish();
    }
  }

  static ModelBundle written(Path models, Manifest manifest, byte[] head) throws IOException {
    try (var writer = new BundleWriter(models, manifest.identity().label())) {
      fill(writer);
      writer.write(BundleFile.HEAD, head);
      writer.seal(manifest);
      return writer.publish();
    }
  }

  private static void fill(BundleWriter writer) throws IOException {
    for (var file : BundleFile.values()) {
      if (file != BundleFile.REFERENCE) {
        writer.write(file, Files.readAllBytes(FOLDER.resolve(file.fileName())));
      }
    }
  }

  private static byte[] head() throws IOException {
    return Files.readAllBytes(FOLDER.resolve(BundleFile.HEAD.fileName()));
  }
}
