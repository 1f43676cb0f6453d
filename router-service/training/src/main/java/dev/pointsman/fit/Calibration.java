package dev.pointsman.fit;

/// The temperatures that the logits are divided by, so that probabilities mean what they say.
public record Calibration(double tierTemperature, double taskTemperature) {
  public static final Calibration NONE = new Calibration(1, 1);

  public Calibration {
    if (!(tierTemperature > 0 && taskTemperature > 0)
        || !Double.isFinite(tierTemperature + taskTemperature)) {
      throw new IllegalArgumentException(
          "expected positive temperatures, got %s and %s"
              .formatted(tierTemperature, taskTemperature));
    }
  }
}
