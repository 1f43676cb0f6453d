package dev.pointsman.dataset;

import dev.pointsman.dataset.TrainingRow.Evidence;
import dev.pointsman.dataset.TrainingRow.Lesson;
import dev.pointsman.dataset.TrainingRow.Origin;
import dev.pointsman.dataset.TrainingRow.Seen;
import dev.pointsman.feature.ClassifierText;
import dev.pointsman.journal.ClientProgram;
import dev.pointsman.journal.SecretMask;
import java.util.List;

/// Looks for secrets once more before rows are written: a journal may be older than what is known
/// of secrets today.
final class SecondScan {
  private SecondScan() {}

  static List<TrainingRow> masked(List<TrainingRow> rows) {
    return rows.stream().map(SecondScan::masked).toList();
  }

  /// How many rows differ.
  static long changed(List<TrainingRow> before, List<TrainingRow> after) {
    var changed = 0L;
    for (var i = 0; i < before.size(); i++) {
      changed += before.get(i).equals(after.get(i)) ? 0 : 1;
    }
    return changed;
  }

  private static TrainingRow masked(TrainingRow row) {
    return new TrainingRow(masked(row.origin()), masked(row.seen()), masked(row.lesson()));
  }

  private static Origin masked(Origin origin) {
    return new Origin(
        origin.id(),
        origin.at(),
        origin.tenant(),
        SecretMask.identifier(origin.session()),
        new ClientProgram(
            SecretMask.identifier(origin.client().name()),
            SecretMask.identifier(origin.client().version())));
  }

  private static Seen masked(Seen seen) {
    return new Seen(
        seen.features(),
        seen.schemaVersion(),
        SecretMask.identifier(seen.role()),
        new ClassifierText(
            SecretMask.mask(seen.text().prompt()), SecretMask.mask(seen.text().digest())),
        SecretMask.identifier(seen.promptHash()));
  }

  private static Lesson masked(Lesson lesson) {
    var lineage =
        lesson.lineage().stream()
            .map(said ->
                new Evidence(
                    SecretMask.maskKnown(said.function()),
                    SecretMask.maskKnown(said.says()),
                    said.trust()))
            .toList();
    return new Lesson(lesson.tier(), lesson.taskTypes(), lesson.propensity(), lineage);
  }
}
