package dev.pointsman.fit;

import dev.pointsman.feature.FeatureGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Hides feature groups of rows at random, value and presence alike, so that the head works with
/// whatever a client happens to know.
final class FeatureDropout {
  private final List<FeatureGroup> groups;
  private final DropoutRates rates;

  FeatureDropout(List<FeatureGroup> groups, DropoutRates rates) {
    this.groups = groups;
    this.rates = rates;
  }

  /// The named rows of a matrix of feature vectors, thinned.
  FloatTensor thinned(FloatTensor features, List<Integer> rows, long seed) {
    var random = new Random(seed);
    var picked = Rows.picked(features, rows).copy();
    for (var i = 0; i < rows.size(); i++) {
      hide(picked, i * 2 * groups.size(), hidden(random));
    }
    return FloatTensor.of(new int[] {rows.size(), 2 * groups.size()}, picked);
  }

  private void hide(float[] vectors, int start, Set<FeatureGroup> hidden) {
    for (var i = 0; i < groups.size(); i++) {
      if (hidden.contains(groups.get(i))) {
        vectors[start + i] = 0;
        vectors[start + groups.size() + i] = 0;
      }
    }
  }

  private Set<FeatureGroup> hidden(Random random) {
    if (random.nextDouble() < rates.wholeRows()) {
      return Set.of();
    }
    if (random.nextDouble() < rates.allFeatures()) {
      return EnumSet.allOf(FeatureGroup.class);
    }
    var hidden = EnumSet.noneOf(FeatureGroup.class);
    for (var group : FeatureGroup.values()) {
      if (random.nextDouble() < rates.featureGroup()) {
        hidden.add(group);
      }
    }
    return hidden;
  }
}
