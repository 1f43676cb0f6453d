package dev.pointsman.round;

import dev.pointsman.bundle.Manifest;
import dev.pointsman.dataset.Corpus;
import java.io.IOException;
import java.nio.file.Files;

/// Makes a candidate by a whole training round: encoder and head, with the journal's rows among the
/// others.
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
      var outcome =
          new TrainingRound(
                  new RoundRequest(wish.base(), corpus, wish.settings(), label, places),
                  new FitProgress(progress),
                  progress::said)
              .run();
      drafts.keep(outcome.parity());
    }
    return drafts.candidate(round.plan().candidate());
  }
}
