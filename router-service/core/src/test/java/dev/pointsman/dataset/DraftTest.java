package dev.pointsman.dataset;

import static dev.pointsman.dataset.SampleRows.ANNA;
import static dev.pointsman.dataset.SampleRows.BEN;
import static dev.pointsman.dataset.SampleRows.draft;
import static dev.pointsman.dataset.SampleRows.lesson;
import static dev.pointsman.dataset.SampleRows.measured;
import static dev.pointsman.dataset.SampleRows.saying;
import static dev.pointsman.dataset.SampleRows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.feature.FeatureValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final String PROMPT =
      "Please rename the field price of the record Offer to amount and change all the callers in the"
          + " gateway and in the training module so that everything compiles and every test passes"
          + " again, then tell me which of the callers you were not sure about";

  @Test
  void keepsTheWeightiestOfEqualMeasurements() {
    var weighty = with(measured("d2", BEN, 10), lesson(2, 2, 3));
    var cleaned = draft(List.of(measured("d1", ANNA, 10), weighty, measured("d3", ANNA, 11)));
    assertThat(ids(cleaned)).containsExactly("d2", "d3");
    assertThat(cleaned.cleaned().leftOut()).containsEntry("duplicates", 1L);
    assertThat(cleaned.cleaned().rows().getFirst().lesson().tier().weight()).isEqualTo(3);
  }

  @Test
  void keepsOneOfNearlyEqualTextsAtTheSamePlace() {
    var first = saying("d1", ANNA, PROMPT);
    var again = saying("d2", BEN, PROMPT + " please");
    var other = saying("d3", BEN, "Explain how the scheduler decides which of the threads runs");
    assertThat(ids(draft(List.of(first, again, other)))).containsExactly("d1", "d3");
  }

  @Test
  void keepsTheCallsOfATurnThoughTheyShareTheirPrompt() {
    var rows =
        List.of(atStep(saying("d1", ANNA, PROMPT), 0), atStep(saying("d2", ANNA, PROMPT), 1));
    assertThat(ids(draft(rows))).containsExactly("d1", "d2");
  }

  @Test
  void masksASecretThatTheJournalMissed() {
    var cleaned =
        draft(
                List.of(
                    saying("d1", ANNA, "Use the key sk-ant-api03-abcdefghij0123456789 for it"),
                    saying("d2", ANNA, "Is the build green?")))
            .cleaned();
    assertThat(cleaned.masked()).isEqualTo(1);
    assertThat(cleaned.rows().getFirst().seen().text().prompt())
        .isEqualTo("Use the key [masked key] for it");
  }

  private static TrainingRow atStep(TrainingRow row, double step) {
    var seen = row.seen();
    var features = new FeatureValues(Map.of("step", step));
    return new TrainingRow(
        row.origin(),
        new TrainingRow.Seen(
            features, seen.schemaVersion(), seen.role(), seen.text(), seen.promptHash()),
        row.lesson());
  }

  private static List<String> ids(Draft draft) {
    return draft.cleaned().rows().stream().map(row -> row.origin().id().value()).toList();
  }
}
