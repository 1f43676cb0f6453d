package dev.pointsman.fit;

import java.util.List;

/// What makes probabilities mean what they say: logits are divided by temperatures.
///
/// @param tierShift added to the tier logits before; a trained head has it in its weights
public record Calibration(double tierTemperature, double taskTemperature, List<Double> tierShift) {
  /// Logits as they are.
  static final Calibration NONE = new Calibration(1, 1, List.of());

  public Calibration {
    if (!(tierTemperature > 0 && taskTemperature > 0)
        || !Double.isFinite(tierTemperature + taskTemperature)) {
      throw new IllegalArgumentException(
          "expected positive temperatures, got %s and %s"
              .formatted(tierTemperature, taskTemperature));
    }
    tierShift = List.copyOf(tierShift);
  }
}
