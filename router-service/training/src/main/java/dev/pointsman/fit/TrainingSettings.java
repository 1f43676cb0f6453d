package dev.pointsman.fit;

/// Everything that may be chosen of a training run; the defaults stand here.
public record TrainingSettings(
    PruningSettings pruning,
    StageSettings encoder,
    StageSettings head,
    BatchSettings batches,
    DropoutRates dropout,
    Precision precision,
    int checkpointEvery) {
  public static final TrainingSettings DEFAULTS =
      new TrainingSettings(
          new PruningSettings(1, new StageSettings(4, 5e-4, 0.05, 0.01, 4)),
          new StageSettings(4, 1e-4, 0.1, 0.01, 2),
          new StageSettings(12, 5e-4, 0.1, 2, 12),
          new BatchSettings(128, 1280),
          new DropoutRates(0.1, 0.1, 0.3, 0.1, 0.5),
          Precision.BFLOAT16,
          200);

  public TrainingSettings {
    Settings.require(
        checkpointEvery >= 1, "steps between checkpoints", "at least 1", checkpointEvery);
  }

  public TrainingSettings withPruning(PruningSettings wanted) {
    return new TrainingSettings(
        wanted, encoder, head, batches, dropout, precision, checkpointEvery);
  }

  public TrainingSettings withEncoder(StageSettings wanted) {
    return new TrainingSettings(
        pruning, wanted, head, batches, dropout, precision, checkpointEvery);
  }

  public TrainingSettings withBatches(BatchSettings wanted) {
    return new TrainingSettings(
        pruning, encoder, head, wanted, dropout, precision, checkpointEvery);
  }

  public TrainingSettings withPrecision(Precision wanted) {
    return new TrainingSettings(pruning, encoder, head, batches, dropout, wanted, checkpointEvery);
  }
}
