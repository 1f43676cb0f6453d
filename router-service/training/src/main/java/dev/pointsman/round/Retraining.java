package dev.pointsman.round;

import dev.pointsman.dataset.RoundFolder;
import dev.pointsman.dataset.Rounds;
import dev.pointsman.fit.UnusableTrainingData;
import java.io.IOException;
import java.util.Set;

/// From logged decisions to a model that serves, or to the reasons why it does not: label, encode,
/// train, export, evaluate, judge, promote. Until the last step nothing that serves is touched, and
/// that step is one atomic rename.
public final class Retraining {
  private final RetrainRequest request;
  private final RetrainProgress progress;

  public Retraining(RetrainRequest request, RetrainProgress progress) {
    this.request = request;
    this.progress = progress;
  }

  /// Goes on with the round that was interrupted last, if there is one.
  ///
  /// @throws RetrainRefused when it cannot begin or go on
  /// @throws dev.pointsman.dataset.TrainingSetRefused when another process is at it
  public Retrained run() throws IOException {
    var rounds = Rounds.in(request.places().home());
    try (var turn = rounds.turn()) {
      var start = new RoundStart(request, request.places().models().serving());
      var retrained = finished(start.begunIn(rounds, progress));
      turn.prune(request.options().keptRounds(), roundOfWhatServes(rounds));
      return retrained;
    }
  }

  /// What was taught beside the model that serves judges its successors.
  private Set<RoundFolder> roundOfWhatServes(Rounds rounds) throws IOException {
    var serving = request.places().models().serving();
    return new KeptPeers(rounds).roundOf(serving).map(Set::of).orElse(Set.of());
  }

  /// Rows that cannot be trained on would be refused again.
  private Retrained finished(Round round) throws IOException {
    try {
      return new RoundWork(request, round, progress).finish();
    } catch (UnusableTrainingData refused) {
      round.folder().end("unusable");
      throw refused;
    }
  }
}
