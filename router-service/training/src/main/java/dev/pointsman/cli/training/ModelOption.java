package dev.pointsman.cli.training;

import dev.pointsman.bundle.ActiveModel;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.ModelBundle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which model is measured.
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "The model folder (default: the active one).")
  private @Nullable Path model;

  ModelBundle bundle() {
    return BundleReader.read(model == null ? active() : model);
  }

  private static Path active() {
    var models = Project.root().resolve("models");
    return ActiveModel.folder(models)
        .orElseThrow(() ->
            new IllegalStateException(
                models + ": expected a file ACTIVE that names a model, found none"));
  }
}
