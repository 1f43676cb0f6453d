package dev.pointsman.fit;

/// A head as the second stage leaves it, with its temperatures and the biases of the sources.
public record TrainedHead(
    HeadWeights weights, SourceBias sourceBias, Calibration calibration, LearningCurve curve) {}
