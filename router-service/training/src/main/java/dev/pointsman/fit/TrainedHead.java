package dev.pointsman.fit;

/// A head as the second stage leaves it, with its temperatures and the biases of the sources.
public record TrainedHead(
    HeadWeights weights, SourceBias sourceBias, Calibration calibration, LearningCurve curve) {
  TrainedHead withTaskLayersOf(HeadWeights other) {
    return new TrainedHead(other.withTiersOf(weights), sourceBias, calibration, curve);
  }
}
