package dev.pointsman.round;

import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.dataset.Split;
import dev.pointsman.export.HeadGraph;
import dev.pointsman.fit.HeadWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The heads that were taught beside a model: they stay in the folder of the round that made it,
/// until erasing or pruning takes them.
final class KeptPeers {
  private final Rounds rounds;

  KeptPeers(Rounds rounds) {
    this.rounds = rounds;
  }

  /// The newest round whose head is the model's, to the last byte, if all of its peers are there.
  Optional<RoundFolder> roundOf(ModelBundle model) throws IOException {
    return made(model).map(Made::round);
  }

  /// Model folders of the peers, behind the model's own encoder; none without such a round.
  ///
  /// @param folder where they are written, anew
  List<ModelBundle> of(ModelBundle model, Path folder) throws IOException {
    var heads = made(model).map(Made::heads).orElse(List.of());
    return CandidateFolder.peers(folder, model.manifest(), model, heads);
  }

  /// A round and its heads of all folds.
  private record Made(RoundFolder round, List<HeadFit.Fitted> heads) {}

  private Optional<Made> made(ModelBundle model) throws IOException {
    var served = Files.readAllBytes(model.head());
    return rounds.all().reversed().stream()
        .flatMap(round -> heads(round).map(heads -> new Made(round, heads)).stream())
        .filter(made -> isOf(model, served, made.heads().getFirst().weights()))
        .findFirst();
  }

  private static boolean isOf(ModelBundle model, byte[] served, HeadWeights head) {
    var pooled = head.input() - model.manifest().input().features().width();
    return pooled > 0 && Arrays.equals(new HeadGraph(head, pooled).model(), served);
  }

  /// Of all folds; empty where one is gone, or cannot be read.
  private static Optional<List<HeadFit.Fitted>> heads(RoundFolder round) {
    if (!HeadFit.keptAll(round)) {
      return Optional.empty();
    }
    var heads = new ArrayList<HeadFit.Fitted>();
    try {
      for (var fold = 0; fold < Split.FOLDS; fold++) {
        heads.add(HeadFit.kept(round, fold));
      }
      return Optional.of(heads);
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
