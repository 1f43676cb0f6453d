package dev.pointsman.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A complete artifact folder whose files match its manifest.
public record ModelBundle(Path folder, Manifest manifest) {
  public Path encoder() {
    return folder.resolve(BundleFile.ENCODER.fileName());
  }

  public Path head() {
    return folder.resolve(BundleFile.HEAD.fileName());
  }

  /// Where the training set lay, as JSON; empty where the artifact does not say.
  public Optional<String> reference() {
    var name = BundleFile.REFERENCE.fileName();
    if (!manifest.files().containsKey(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + folder.resolve(name), broken);
    }
  }

  public Path tokenizer() {
    return folder.resolve(BundleFile.TOKENIZER.fileName());
  }
}
