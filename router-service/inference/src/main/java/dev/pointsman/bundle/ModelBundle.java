package dev.pointsman.bundle;

import java.nio.file.Path;

/// A complete artifact folder whose files match its manifest.
public record ModelBundle(Path folder, Manifest manifest) {
  public Path encoder() {
    return folder.resolve(BundleFile.ENCODER.fileName());
  }

  public Path head() {
    return folder.resolve(BundleFile.HEAD.fileName());
  }

  public Path tokenizer() {
    return folder.resolve(BundleFile.TOKENIZER.fileName());
  }
}
