package dev.pointsman.feature;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Turns named measurements into the vector that the head reads: first the normalised values (0
/// where unknown), then as many presence flags (1 known, 0 unknown). The normalisation is learnt
/// from the training set and travels with the artifact.
public record FeatureVectorizer(List<Normalisation> normalisations) {
  private static final double SMALLEST_DEVIATION = 1e-3;
  private static final double LARGEST_VALUE = 6;

  public FeatureVectorizer {
    normalisations = List.copyOf(normalisations);
  }

  /// How one feature is scaled and centred.
  public record Normalisation(String name, Scale scale, double mean, double deviation) {
    public Normalisation {
      if (!Double.isFinite(mean) || !(deviation > 0) || !Double.isFinite(deviation)) {
        throw new IllegalArgumentException(
            "expected a finite mean and a positive deviation for %s, got %s and %s"
                .formatted(name, mean, deviation));
      }
    }

    /// Clipped to six deviations, so that an absurd measurement cannot drown the others.
    double normalise(double raw) {
      return Math.clamp((scale.apply(raw) - mean) / deviation, -LARGEST_VALUE, LARGEST_VALUE);
    }
  }

  public static FeatureVectorizer fitted(List<FeatureSpec> schema, Collection<FeatureValues> rows) {
    return new FeatureVectorizer(schema.stream().map(spec -> fitted(spec, rows)).toList());
  }

  private static Normalisation fitted(FeatureSpec spec, Collection<FeatureValues> rows) {
    var scaled =
        rows.stream()
            .flatMapToDouble(row -> row.value(spec.name()).stream())
            .map(spec.scale()::apply)
            .toArray();
    var mean = Arrays.stream(scaled).average().orElse(0);
    var variance = Arrays.stream(scaled).map(x -> (x - mean) * (x - mean)).average().orElse(1);
    return new Normalisation(
        spec.name(), spec.scale(), mean, Math.max(Math.sqrt(variance), SMALLEST_DEVIATION));
  }

  /// The number of components of a vector: two for each feature.
  public int width() {
    return 2 * normalisations.size();
  }

  public float[] vector(FeatureValues values) {
    var count = normalisations.size();
    var vector = new float[2 * count];
    for (var i = 0; i < count; i++) {
      var raw = values.value(normalisations.get(i).name());
      if (raw.isPresent()) {
        vector[i] = (float) normalisations.get(i).normalise(raw.getAsDouble());
        vector[count + i] = 1;
      }
    }
    return vector;
  }
}
