package dev.pointsman.cli.training;

import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which model is measured.
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "The model folder (default: the one that serves).")
  private @Nullable Path model;

  ModelBundle bundle() {
    return bundle(Project.models(System.getenv()));
  }

  /// @param served the folders that the service finds its model in
  ModelBundle bundle(ModelFolders served) {
    return model == null ? served.serving() : BundleReader.read(model);
  }
}
