package dev.pointsman.fit;

/// How an encoder is made smaller before it is fine-tuned: the share of the neurons in its
/// feed-forward layers that stay (1 prunes none), and how it is then taught to say what the whole
/// one says.
public record PruningSettings(double keptShare, StageSettings imitation) {
  public PruningSettings {
    Settings.require(
        keptShare > 0 && keptShare <= 1,
        "kept share of the feed-forward neurons",
        "in (0, 1]",
        keptShare);
  }

  public PruningSettings withKeptShare(double wanted) {
    return new PruningSettings(wanted, imitation);
  }

  public PruningSettings withEpochs(int wanted) {
    return new PruningSettings(keptShare, imitation.withEpochs(wanted));
  }

  int kept(EncoderShape shape) {
    return (int) Math.max(1, Math.round(keptShare * shape.intermediate()));
  }
}
