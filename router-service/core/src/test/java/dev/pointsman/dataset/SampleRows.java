package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.dataset.TrainingRow.Lesson;
import dev.pointsman.dataset.TrainingRow.Origin;
import dev.pointsman.dataset.TrainingRow.Seen;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.feature.FeatureSchema;
import dev.pointsman.feature.FeatureValues;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.unit.DecisionId;
import dev.pointsman.unit.Probability;
import dev.pointsman.unit.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rows of training sets, for tests.
final class SampleRows {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final TenantId ANNA = new TenantId("anna");
  static final TenantId BEN = new TenantId("ben");

  private SampleRows() {}

  static TrainingRow measured(String id, TenantId tenant, double promptTokens) {
    return row(id, tenant, new ClassifierText("", ""), promptTokens);
  }

  static TrainingRow saying(String id, TenantId tenant, String prompt) {
    return row(id, tenant, new ClassifierText(prompt, "last tool: edit"), prompt.length());
  }

  private static TrainingRow row(String id, TenantId tenant, ClassifierText text, double tokens) {
    var features = new FeatureValues(Map.of("prompt_tokens", tokens, "largest_power", -1.5));
    return new TrainingRow(
        new Origin(
            new DecisionId(id), NOON, tenant, "session " + id, new ClientProgram("cli", "2.1")),
        new Seen(features, FeatureSchema.VERSION, "explorer", text, "9f86d081"),
        lesson(0, 1, 0.5));
  }

  static Lesson lesson(int lowest, int highest, double weight) {
    return new Lesson(
        new TierLabel.Interval(lowest, highest, weight),
        Set.of(),
        new Probability(0.95),
        List.of(new Evidence("tests_turned_green", "fast suffices", 0.9)));
  }

  static TrainingRow with(TrainingRow row, Lesson lesson) {
    return new TrainingRow(row.origin(), row.seen(), lesson);
  }

  /// Rows that can be told apart, for both tenants.
  static List<TrainingRow> four() {
    return List.of(
        measured("d1", ANNA, 10),
        with(measured("d2", BEN, 20), lesson(2, 3, 1)),
        saying("d3", ANNA, "Rename the field of the record that holds the price"),
        saying("d4", BEN, "Why does the second test time out on the build machine?"));
  }

  static Draft draft(List<TrainingRow> rows) {
    return new Draft(rows, DataCard.Heritage.NONE, new TreeMap<>());
  }
}
