package dev.pointsman.dataset;

import dev.pointsman.dataset.LabeledExample.Provenance;
import dev.pointsman.feature.FeatureExtractor;
import dev.pointsman.json.MalformedJson;
import dev.pointsman.json.PlacedJson;
import dev.pointsman.request.Subject;
import dev.pointsman.request.TaskType;
import dev.pointsman.wire.PlainContextReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Reads rows of the project's own seed set; `training-data/README.md` gives their shape.
public final class SeedImporter {
  private SeedImporter() {}

  /// Reads a file's rows in order.
  ///
  /// @throws BadRow naming file, line and field
  public static List<LabeledExample> read(Path file) {
    return RowReader.read(file, SeedImporter::example);
  }

  private static LabeledExample example(PlacedJson row) {
    var prompt = RowReader.prompt(row);
    var context = PlainContextReader.read(row.field("context"));
    var provenance =
        new Provenance(
            Source.SEED,
            row.field("id").requireText(),
            row.field("group").requireText(),
            row.field("lang").requireText());
    return new LabeledExample(
        provenance,
        FeatureExtractor.measure(new Subject.Plain(prompt, context)),
        interval(row),
        Set.of(taskType(row.field("task_type"))));
  }

  private static TierLabel interval(PlacedJson row) {
    var label = row.field("label");
    return TierScale.interval(label.field("lowest"), label.field("highest"), row.field("weight"));
  }

  private static TaskType taskType(PlacedJson name) {
    return TaskType.ofLabel(name.requireText())
        .orElseThrow(() ->
            new MalformedJson(name.pointer(), "a task type", "\"" + name.requireText() + "\""));
  }
}
