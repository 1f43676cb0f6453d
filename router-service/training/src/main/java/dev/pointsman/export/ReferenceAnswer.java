package dev.pointsman.export;

import dev.pointsman.feature.RequestFeatures;
import java.util.List;

/// What the trained model says of a request in fp32: its pooled vector and its calibrated tier
/// chances, "none" last.
public record ReferenceAnswer(
    RequestFeatures request, List<Float> pooled, List<Double> tierChances) {
  public ReferenceAnswer {
    pooled = List.copyOf(pooled);
    tierChances = List.copyOf(tierChances);
  }

  int likeliestTier() {
    return likeliest(tierChances);
  }

  static int likeliest(List<Double> chances) {
    var best = 0;
    for (var i = 1; i < chances.size(); i++) {
      best = chances.get(i) > chances.get(best) ? i : best;
    }
    return best;
  }
}
