package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import java.nio.file.Path;

/// What a training round starts from and where it leaves its results.
public record RoundRequest(
    PretrainedEncoder base, Corpus corpus, TrainingSettings settings, Label label, Places places) {

  /// What the model is called, and what makes it reproducible.
  public record Label(Manifest.Identity identity, String codeVersion, long seed) {}

  /// Where things go.
  ///
  /// @param models the folder that the finished model folder appears in
  /// @param workspace checkpoints, drafts and drawn curves; may be deleted afterwards
  /// @param resume whether to go on from the checkpoint in the workspace
  public record Places(Path models, Path workspace, boolean resume) {}
}
