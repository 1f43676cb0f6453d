package dev.pointsman.fit;

import dev.pointsman.feature.FeatureVectorizer;

/// All that training made and export needs: the encoder, the head, how features are normalised, the
/// temperatures, and the window and ladder it was trained for.
public record TrainedModel(
    EncoderWeights encoder,
    HeadWeights head,
    FeatureVectorizer features,
    Calibration calibration,
    int maxTokens,
    int tiers) {}
