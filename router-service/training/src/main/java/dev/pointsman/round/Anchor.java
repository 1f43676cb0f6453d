package dev.pointsman.round;

import dev.pointsman.bundle.BundleFile;
import dev.pointsman.bundle.BundleReader;
import dev.pointsman.bundle.BundleRefused;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.bundle.ModelFolders;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// Finds the model near which heads are taught. Near the incumbent a row would count again with
/// every retraining, until its last peculiarity was learnt by heart.
final class Anchor {
  private Anchor() {}

  /// The oldest model with the incumbent's encoder.
  static ModelBundle of(ModelFolders models, ModelBundle incumbent) {
    return models.artifacts().values().stream()
        .flatMap(artifact -> whole(artifact).stream())
        .filter(bundle -> resembles(bundle, incumbent))
        .min(Comparator.comparing(bundle -> bundle.manifest().identity().createdAt()))
        .orElse(incumbent);
  }

  private static boolean resembles(ModelBundle bundle, ModelBundle incumbent) {
    return CandidateFolder.sha256(bundle, BundleFile.ENCODER)
            .equals(CandidateFolder.sha256(incumbent, BundleFile.ENCODER))
        && bundle.manifest().input().features().equals(incumbent.manifest().input().features());
  }

  private static Optional<ModelBundle> whole(Path artifact) {
    try {
      return Optional.of(BundleReader.read(artifact));
    } catch (BundleRefused _) {
      return Optional.empty();
    }
  }
}
