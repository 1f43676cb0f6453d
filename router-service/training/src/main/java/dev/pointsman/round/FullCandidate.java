package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.Corpus;
import dev.pointsman.dataset.RoundFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Makes a candidate by training encoder and head anew, with the journal's rows among the others.
/// An export that differs too much from the trained model is for the gate to refuse.
final class FullCandidate {
  private final RetrainRequest request;
  private final Round round;
  private final RetrainProgress progress;

  FullCandidate(RetrainRequest request, Round round, RetrainProgress progress) {
    this.request = request;
    this.round = round;
    this.progress = progress;
  }

  Candidate made(Corpus corpus, RetrainRequest.EncoderWish.Train wish) throws IOException {
    progress.began(Stage.FIT);
    var drafts = new DraftFolder(round.folder());
    if (!drafts.isWhole()) {
      var plan = round.plan();
      var name = round.incumbent().manifest().identity().name();
      var workspace = Files.createDirectories(round.folder().file(RoundFolder.WORKSPACE));
      var label =
          new RoundRequest.Label(
              new Manifest.Identity(name, plan.version(), plan.started()),
              request.options().codeVersion(),
              request.options().seed());
      var places = new RoundRequest.Places(drafts.emptied(), workspace, true);
      var exported =
          new TrainingRound(
                  new RoundRequest(wish.base(), corpus, wish.settings(), label, places),
                  new FitProgress(progress),
                  progress::said)
              .draft();
      drafts.keep(exported.parity());
    }
    return drafts.candidate(round.plan().candidate(), List.of());
  }
}
