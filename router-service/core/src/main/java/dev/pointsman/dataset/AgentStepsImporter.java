package dev.pointsman.dataset;

import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.wire.ClassifyInputReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Reads steps of agent runs whose lowest sufficient tier was found by execution: exact labels.
public final class AgentStepsImporter {
  private AgentStepsImporter() {}

  /// A step and the suite it was taken from, for reports only: no feature may see the suite.
  public record AgentStep(LabeledExample example, String suite, int step) {}

  /// Reads a file's rows in order.
  ///
  /// @throws BadRow naming file, line and field
  public static List<AgentStep> read(Path file) {
    return RowReader.read(file, AgentStepsImporter::step);
  }

  private static AgentStep step(PlacedJson row) {
    var provenance =
        new Provenance(
            Source.AGENT_STEPS,
            row.field("id").requireText(),
            row.field("group").requireText(),
            "en");
    var rank = TierScale.rank(row.field("lowest_sufficient_tier"));
    var features = FeatureExtractor.measure(ClassifyInputReader.read(row).subject());
    var example =
        new LabeledExample(provenance, features, new TierLabel.Interval(rank, rank, 1), Set.of());
    return new AgentStep(
        example, row.field("benchmark").requireText(), (int) row.field("step").requireCount());
  }
}
