package dev.pointsman.fit;

import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/// What the loss asks for weights of the tier layer far from zero, or from those of another head:
/// the squares of the distances times a price. Text is dear where a trajectory is known, for there
/// it says little and is soon learnt by heart.
final class Ridge {
  private static final float TEXT = 0.005f;
  private static final float FEATURES = 0.001f;
  private static final float TEXT_WITHIN_TRAJECTORY = 0.1f;
  private static final float FEATURES_WITHIN_TRAJECTORY = 0.005f;

  /// What differs from another head is cheaper than what differs from nothing: thousands of rows of
  /// traffic know better.
  private static final float NEAR = 0.5f;

  private static final String TIERS = "tier.weight";

  private final TensorStore weights;
  private final TensorStore anchor;
  private final float share;

  private Ridge(TensorStore weights, TensorStore anchor, float share) {
    this.weights = weights;
    this.anchor = anchor;
    this.share = share;
  }

  static Ridge towardsZero(TensorStore weights) {
    return new Ridge(weights, TensorStore.constant(Map.of()), 1);
  }

  /// Dear is what differs from the anchor.
  static Ridge towards(TensorStore anchor, TensorStore weights) {
    return new Ridge(weights, anchor, NEAR);
  }

  Tensor price() {
    var tier =
        anchor.names().contains(TIERS)
            ? weights.get(TIERS).sub(anchor.get(TIERS))
            : weights.get(TIERS);
    var features = Math.toIntExact(weights.get(HeadShape.TRAJECTORY).size(1));
    var prices = prices(Math.toIntExact(tier.size(1)) / 2 - features, features);
    return tier.square().mul(Native.of(prices, prices.length)).sum().mul(new Scalar(share));
  }

  private static float[] prices(int pooled, int features) {
    var prices = new float[2 * (pooled + features)];
    Arrays.fill(prices, 0, pooled, TEXT);
    Arrays.fill(prices, pooled, pooled + features, FEATURES);
    Arrays.fill(prices, pooled + features, prices.length - features, TEXT_WITHIN_TRAJECTORY);
    Arrays.fill(prices, prices.length - features, prices.length, FEATURES_WITHIN_TRAJECTORY);
    return prices;
  }
}
