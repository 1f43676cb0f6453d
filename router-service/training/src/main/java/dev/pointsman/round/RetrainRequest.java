package dev.pointsman.round;

import dev.pointsman.bundle.CanaryShare;
import dev.pointsman.bundle.ModelFolders;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.evaluate.Deployment;
import dev.pointsman.fit.PretrainedEncoder;
import dev.pointsman.fit.TrainingSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
  /// @param encoder how the encoder is trained too, where it is
  /// @param keptRounds how many finished rounds stay, this one among them, beside the one that made
  ///   what serves
  public record Options(
      boolean fresh,
      Sequel sequel,
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

  /// What follows a verdict.
  ///
  /// @param promotes whether a candidate that passes is made to serve
  /// @param canary the share of the sessions, in percent, for which an unproven candidate decides
  ///   from then on, until another is promoted or its sessions fail too often; 0 leaves it beside
  ///   the others, and a canary that runs as it is
  public record Sequel(boolean promotes, int canary) {
    public static final Sequel PROMOTION = new Sequel(true, 0);
    public static final Sequel NOTHING = new Sequel(false, 0);

    public Sequel {
      if (canary < 0 || canary > CanaryShare.LARGEST_PERCENT) {
        throw new IllegalArgumentException(
            "expected a canary of 1 to %d percent of the sessions, got %d"
                .formatted(CanaryShare.LARGEST_PERCENT, canary));
      }
      if (canary > 0 && !promotes) {
        throw new IllegalArgumentException(
            "expected no canary with --no-promote, got one of %d percent".formatted(canary));
      }
    }

    boolean tries() {
      return canary > 0;
    }
  }

  /// Whether the encoder stays or is trained anew.
  public sealed interface EncoderWish {
    /// The incumbent's, to the last byte.
    record Keep() implements EncoderWish {}

    /// Fine-tuned from a pretrained one with the journal's rows among the others.
    record Train(PretrainedEncoder base, TrainingSettings settings) implements EncoderWish {}
  }

  /// All that a candidate is made of and judged by, by the option or the thing, with its value or
  /// what stands for it. What only follows the verdict is no part of it.
  SortedMap<String, String> asked() {
    var asked = new TreeMap<>(source.asked());
    asked.put("--allow-unidentified", String.valueOf(terms.gate().unknownPasses()));
    asked.put("--full", String.valueOf(options.encoder() instanceof EncoderWish.Train));
    asked.put("--seed", String.valueOf(options.seed()));
    asked.put("configuration", terms.deployment().fingerprint());
    asked.put("golden cases", fingerprints(places.golden()));
    asked.put("seed set and data", corpus.sha256());
    return asked;
  }

  private static String fingerprints(List<Path> golden) {
    return golden.stream().map(GoldenCase::fingerprint).collect(Collectors.joining(", "));
  }
}
