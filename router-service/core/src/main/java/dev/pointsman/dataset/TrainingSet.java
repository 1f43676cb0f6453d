package dev.pointsman.dataset;

import dev.pointsman.feature.FeatureSchema;
import java.util.List;

/// Labelled decisions of journals, in a folder that is never changed.
public record TrainingSet(DataCard card, List<TrainingRow> rows) {
  public TrainingSet {
    rows = List.copyOf(rows);
  }

  public String name() {
    return card.identity().name();
  }

  /// What a model's manifest calls the set by.
  public String sha256() {
    return card.identity().rowsSha256();
  }

  /// The rows as training reads them.
  ///
  /// @throws TrainingSetRefused when the features are not those that this version measures
  public List<LabeledExample> examples() {
    for (var row : rows) {
      var schema = row.seen().schemaVersion();
      if (schema != FeatureSchema.VERSION) {
        throw new TrainingSetRefused(
            "%s: expected features of schema %d, got schema %d: build the set anew"
                .formatted(name(), FeatureSchema.VERSION, schema));
      }
    }
    return rows.stream().map(TrainingRow::example).toList();
  }
}
