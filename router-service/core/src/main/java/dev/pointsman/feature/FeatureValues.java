package dev.pointsman.feature;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// The measurements that are known of one request, by feature name; what is unknown is absent,
/// never 0.
public record FeatureValues(Map<String, Double> known) {
  public static final FeatureValues NONE = new FeatureValues(Map.of());

  public FeatureValues {
    known = Collections.unmodifiableMap(new TreeMap<>(known));
    known.forEach(FeatureValues::requireFinite);
  }

  public OptionalDouble value(String name) {
    var value = known.get(name);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static void requireFinite(String name, Double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "expected feature " + name + " to be finite, got " + value);
    }
  }
}
