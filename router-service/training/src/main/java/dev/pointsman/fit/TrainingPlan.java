package dev.pointsman.fit;

/// What a training run starts from: a pretrained encoder, the data, the features, the length of the
/// ladder, and the seed of all chance.
public record TrainingPlan(
    PretrainedEncoder base, TrainingData data, FeatureLayout features, int tiers, long seed) {
  public TrainingPlan {
    Settings.require(tiers >= 2 && tiers <= 5, "tiers", "from 2 to 5", tiers);
  }

  /// The same from another encoder.
  TrainingPlan withBase(PretrainedEncoder wanted) {
    return new TrainingPlan(wanted, data, features, tiers, seed);
  }
}
