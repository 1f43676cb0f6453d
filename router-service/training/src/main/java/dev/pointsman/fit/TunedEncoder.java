package dev.pointsman.fit;

/// What the first stage leaves: the fine-tuned encoder and how its losses fell. Its head is not
/// kept: the second stage trains a better one on more rows.
record TunedEncoder(EncoderWeights weights, LearningCurve curve) {}
