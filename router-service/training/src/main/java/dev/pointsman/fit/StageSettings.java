package dev.pointsman.fit;

/// How one stage of training runs: its epochs, the peak of its learning rate after a warm-up that
/// takes a share of the steps, its weight decay, and after how many epochs without a better
/// validation loss it ends.
public record StageSettings(
    int epochs, double peakRate, double warmup, double weightDecay, int patience) {
  public StageSettings {
    Settings.require(epochs >= 1, "epochs", "at least 1", epochs);
    Settings.require(peakRate > 0 && peakRate < 1, "peak rate", "in (0, 1)", peakRate);
    Settings.require(warmup >= 0 && warmup < 1, "warm-up", "in [0, 1)", warmup);
    Settings.require(
        weightDecay >= 0 && weightDecay < 10, "weight decay", "in [0, 10)", weightDecay);
    Settings.require(patience >= 1, "patience", "at least 1", patience);
  }

  public StageSettings withEpochs(int wanted) {
    return new StageSettings(wanted, peakRate, warmup, weightDecay, patience);
  }
}
