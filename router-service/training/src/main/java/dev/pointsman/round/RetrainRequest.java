package dev.pointsman.round;

import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What a retraining starts from, and how it is to go.
///
/// @param corpus the seed set and the data beside it
/// @param start when it begins, which names the round
public record RetrainRequest(
    Places places, Corpus corpus, RoundSource source, Terms terms, Options options, Instant start) {

  /// On what terms a candidate is judged.
  ///
  /// @param deployment what serves: the candidate is measured through its policy
  public record Terms(GateSettings gate, Deployment deployment) {}

  /// Where things lie.
  ///
  /// @param home holds the rounds
  /// @param models the folders that models lie in, the one to promote to first
  /// @param golden the files of golden cases
  public record Places(Path home, ModelFolders models, List<Path> golden) {
    public Places {
      golden = List.copyOf(golden);
    }

    Path ownModels() {
      return models.folders().getFirst();
    }
  }

  /// What may be chosen.
  ///
  /// @param fresh whether to begin anew where a round was interrupted
  /// @param promotes whether a candidate that passes is made to serve
  /// @param encoder how the encoder is trained too, where it is
  /// @param keptRounds how many finished rounds stay, this one among them
  public record Options(
      boolean fresh,
      boolean promotes,
      EncoderWish encoder,
      String codeVersion,
      long seed,
      int keptRounds) {
    public Options {
      if (keptRounds < 1) {
        throw new IllegalArgumentException(
            "expected at least one round to keep, got " + keptRounds);
      }
    }
  }

  /// Whether the encoder stays or is trained anew.
  public sealed interface EncoderWish {
    /// The incumbent's, to the last byte.
    record Keep() implements EncoderWish {}

    /// Fine-tuned from a pretrained one with the journal's rows among the others.
    record Train(PretrainedEncoder base, TrainingSettings settings) implements EncoderWish {}
  }

  boolean isFull() {
    return options.encoder() instanceof EncoderWish.Train;
  }
}
