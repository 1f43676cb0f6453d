package dev.pointsman.fit;

import dev.pointsman.feature.FeatureGroup;
import dev.pointsman.feature.FeatureSpec;
import dev.pointsman.feature.FeatureVectorizer;
import dev.pointsman.feature.FeatureVectorizer.Normalisation;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which group each feature of a vector belongs to.
public record FeatureLayout(FeatureVectorizer vectorizer, List<FeatureGroup> groups) {
  public FeatureLayout {
    groups = List.copyOf(groups);
    if (groups.size() != vectorizer.normalisations().size()) {
      throw new IllegalArgumentException(
          "expected a group for each of %d features, got %d"
              .formatted(vectorizer.normalisations().size(), groups.size()));
    }
  }

  public static FeatureLayout of(FeatureVectorizer vectorizer, List<FeatureSpec> schema) {
    var groups = new HashMap<String, FeatureGroup>();
    schema.forEach(spec -> groups.put(spec.name(), spec.group()));
    return new FeatureLayout(
        vectorizer,
        vectorizer.normalisations().stream()
            .map(feature -> required(groups.get(feature.name()), feature.name()))
            .toList());
  }

  /// The column that says whether the feature is known, if there is such a feature.
  OptionalInt presenceOf(String feature) {
    var names = vectorizer.normalisations().stream().map(Normalisation::name).toList();
    var place = names.indexOf(feature);
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(names.size() + place);
  }

  private static FeatureGroup required(@Nullable FeatureGroup group, String name) {
    if (group == null) {
      throw new IllegalArgumentException("feature " + name + ": expected in the schema, missing");
    }
    return group;
  }
}
