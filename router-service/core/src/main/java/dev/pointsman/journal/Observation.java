package dev.pointsman.journal;

import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.feature.RequestFeatures;

/// What was known of a call when it was decided: its measurements as seen then, so that training
/// never has to measure again, and the classifier's opinion.
///
/// @param schemaVersion of the features
/// @param role as the client declared it, empty when it did not
/// @param promptHash stands for the last user prompt without a word of it, empty when not kept
public record Observation(
    FeatureValues features, int schemaVersion, String role, String promptHash, Opinion opinion) {
  /// Nothing was measured: the call was refused or passed through.
  public static final Observation NONE =
      new Observation(FeatureValues.NONE, FeatureSchema.VERSION, "", "", new Opinion.NotAsked());

  public static Observation of(RequestFeatures features, String promptHash, Opinion opinion) {
    return new Observation(
        features.values(), FeatureSchema.VERSION, features.role(), promptHash, opinion);
  }

  Observation withoutFeatures() {
    return new Observation(FeatureValues.NONE, schemaVersion, role, "", opinion);
  }
}
