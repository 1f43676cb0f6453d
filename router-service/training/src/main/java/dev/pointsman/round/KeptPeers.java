package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.bundle.ModelBundle;
import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.dataset.Split;
import dev.pointsman.export.HeadGraph;
import dev.pointsman.rig.Folders;
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
    var served = Files.readAllBytes(model.head());
    return rounds.all().reversed().stream()
        .filter(round -> heads(round).stream().anyMatch(heads -> made(heads, model, served)))
        .findFirst();
  }

  private static boolean made(List<HeadFit.Fitted> heads, ModelBundle model, byte[] served) {
    var head = heads.getFirst().weights();
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

  /// Model folders of the peers, behind the model's own encoder.
  ///
  /// @param folder where they are written, anew
  List<ModelBundle> of(ModelBundle model, Path folder) throws IOException {
    Folders.delete(folder);
    Files.createDirectories(folder);
    var peers = new ArrayList<ModelBundle>();
    var heads = roundOf(model).flatMap(KeptPeers::heads).orElse(List.of());
    for (var fold = 1; fold < heads.size(); fold++) {
      var head = heads.get(fold);
      peers.add(CandidateFolder.draft(folder, manifest(model, head, fold), model, head));
    }
    return peers;
  }

  private static Manifest manifest(ModelBundle model, HeadFit.Fitted head, int fold) {
    var own = model.manifest();
    var identity = own.identity();
    return new Manifest(
        new Manifest.Identity(
            identity.name(), identity.version() + ".fold" + fold, identity.createdAt()),
        own.input(),
        new Manifest.Output(
            own.output().tiers(),
            own.output().taskTypes(),
            head.tierTemperature(),
            own.output().taskTemperature()),
        own.origin(),
        own.metrics(),
        own.files());
  }
}
