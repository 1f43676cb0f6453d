package dev.pointsman.dataset;

import static dev.pointsman.dataset.SampleRows.ANNA;
import static dev.pointsman.dataset.SampleRows.BEN;
import static dev.pointsman.dataset.SampleRows.draft;
import static dev.pointsman.dataset.SampleRows.lesson;
import static dev.pointsman.dataset.SampleRows.measured;
import static dev.pointsman.dataset.SampleRows.saying;
import static dev.pointsman.dataset.SampleRows.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  void keepsOneOfEqualMeasurementsWithTheirMeanWeight() {
    var weighty = with(measured("d2", BEN, 10), lesson(0, 1, 3));
    var cleaned =
        draft(List.of(measured("d1", ANNA, 10), weighty, measured("d3", ANNA, 11))).cleaned();
    assertThat(cleaned.rows()).extracting(DraftTest::id).containsExactly("d2", "d3");
    assertThat(cleaned.leftOut()).containsEntry("duplicates", 1L);
    assertThat(cleaned.rows()).extracting(DraftTest::weight).containsExactly(1.75, 0.5);
  }

  /// The heaviest alone would say that the prompt always ships.
  @Test
  void keepsEachAnswerToAPromptThatCameOutDifferentlyByHowOftenItDid() {
    var shipped = with(saying("d1", ANNA, PROMPT), lesson(0, 0, 0.9));
    var failed = with(saying("d2", BEN, PROMPT), lesson(1, 3, 0.6));
    var again = with(saying("d3", BEN, PROMPT + " please"), lesson(1, 3, 0.6));
    var cleaned = draft(List.of(shipped, failed, again)).cleaned();
    assertThat(cleaned.rows()).extracting(DraftTest::id).containsExactly("d1", "d2");
    assertThat(cleaned.rows())
        .extracting(DraftTest::weight)
        .satisfiesExactly(
            one -> assertThat(one).isCloseTo(0.3, within(1e-9)),
            other -> assertThat(other).isCloseTo(0.4, within(1e-9)));
  }

  @Test
  void hearsASessionThatRepeatsItsAnswerOnce() {
    var shipped = with(saying("d1", ANNA, PROMPT), lesson(0, 0, 0.8));
    var rows = List.of(shipped, loop("d2"), loop("d3"), loop("d4"));
    assertThat(draft(rows).cleaned().rows())
        .extracting(DraftTest::weight)
        .containsExactly(0.4, 0.4);
  }

  private static TrainingRow loop(String id) {
    var row = with(saying(id, BEN, PROMPT), lesson(1, 3, 0.8));
    var origin = row.origin();
    return new TrainingRow(
        new TrainingRow.Origin(
            origin.id(), origin.at(), origin.tenant(), "the same session", origin.client()),
        row.seen(),
        row.lesson());
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
    return draft.cleaned().rows().stream().map(DraftTest::id).toList();
  }

  private static String id(TrainingRow row) {
    return row.origin().id().value();
  }

  private static double weight(TrainingRow row) {
    return row.lesson().tier().weight();
  }
}
