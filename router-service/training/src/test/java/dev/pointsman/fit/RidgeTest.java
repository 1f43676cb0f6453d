package dev.pointsman.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RidgeTest {
  private static final int FEATURES = 3;
  private static final int INPUT = 5;

  @Test
  void aHeadIsFreeWhereItsAnchorStandsAndDearWhereItLeavesIt() {
    try (var _ = Native.scope();
        var weights = tiers(0.5f);
        var same = tiers(0.5f);
        var other = tiers(0.25f)) {
      assertThat(priceOf(Ridge.towards(same, weights))).isZero();
      assertThat(priceOf(Ridge.towards(other, weights))).isPositive();
    }
  }

  @Test
  void whatDiffersFromAnotherHeadCostsHalfOfWhatDiffersFromNothing() {
    try (var _ = Native.scope();
        var weights = tiers(0.5f);
        var nothing = tiers(0)) {
      assertThat(2 * priceOf(Ridge.towards(nothing, weights)))
          .isEqualTo(priceOf(Ridge.towardsZero(weights)));
    }
  }

  private static double priceOf(Ridge ridge) {
    return ridge.price().item_double();
  }

  private static TensorStore tiers(float weight) {
    var values = new float[2 * 2 * INPUT];
    Arrays.fill(values, weight);
    return TensorStore.constant(
        Map.of(
            "tier.weight",
            FloatTensor.of(new int[] {2, 2 * INPUT}, values),
            HeadShape.TRAJECTORY,
            FloatTensor.of(new int[] {1, FEATURES}, new float[FEATURES])));
  }
}
