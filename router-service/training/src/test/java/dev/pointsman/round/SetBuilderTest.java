package dev.pointsman.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pointsman.catalog.Ladder;
import dev.pointsman.dataset.LabeledExample;
import dev.pointsman.dataset.TrainingSet;
import dev.pointsman.dataset.TrainingSetRefused;
import dev.pointsman.dataset.TrainingSets;
import dev.pointsman.journal.CaptureLevel;
import dev.pointsman.journal.JournalRefused;
import dev.pointsman.label.TenantCap;
import dev.pointsman.outcome.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetBuilderTest {
  @TempDir private Path home;

  @Test
  void labelsWhatWasReported() {
    write(CaptureLevel.FEATURES);
    var set = build(Period.EVER);
    assertThat(set.rows())
        .extracting(row -> row.lesson().tier().lowest(), row -> row.lesson().tier().highest())
        .containsExactly(tuple(0, 0), tuple(1, 3), tuple(2, 2));
    assertThat(set.rows().getLast().lesson().lineage())
        .anySatisfy(said -> assertThat(said.says()).isEqualTo("premium"));
    assertThat(set.rows().getFirst().lesson().propensity().value()).isEqualTo(0.95);
  }

  @Test
  void keepsNoWordsBelowTheLevelThatDoes() throws IOException {
    write(CaptureLevel.FEATURES);
    var set = build(Period.EVER);
    assertThat(set.examples()).hasSize(3).noneMatch(LabeledExample::hasText);
    assertThat(set.card().contents().privacy()).isEqualTo("features");
    assertThat(Files.readString(sets().place(set.name()).resolve("rows.jsonl")))
        .doesNotContain("Mend bug", "\"prompt\"");
  }

  @Test
  void keepsTheWordsThatTheJournalKept() {
    write(CaptureLevel.REDACTED);
    assertThat(build(Period.EVER).examples())
        .extracting(row -> row.features().text().prompt())
        .contains("Mend bug number 0");
  }

  @Test
  void takesOnlyWhatLiesInThePeriod() {
    write(CaptureLevel.FEATURES);
    var first = new Period(WorkedDay.MORNING, WorkedDay.MORNING.plusSeconds(60));
    assertThat(build(first).rows())
        .extracting(row -> row.origin().id().value())
        .containsExactly("d0");
  }

  @Test
  void saysThatADayIsEmpty() {
    write(CaptureLevel.FEATURES);
    var day = WorkedDay.MORNING.plus(Duration.ofDays(9));
    assertThatThrownBy(() -> build(new Period(day, day.plus(Duration.ofDays(1)))))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessage(
            "no decisions between 2026-11-29T08:00:00Z and 2026-11-30T08:00:00Z: nothing was written");
    assertThat(sets().names()).isEmpty();
  }

  @Test
  void saysWhyDecisionsTeachNothing() {
    write(CaptureLevel.NONE);
    assertThatThrownBy(() -> build(Period.EVER))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining("but none to learn from")
        .hasMessageContaining("the journal kept no features=3");
  }

  @Test
  void refusesAJournalOfALaterSchema() throws SQLException {
    write(CaptureLevel.FEATURES);
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal());
        var statement = connection.createStatement()) {
      statement.execute("UPDATE flyway_schema_history SET version = '99'");
    }
    assertThatThrownBy(() -> build(Period.EVER))
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("got version 99");
  }

  @Test
  void saysThatThereIsNoJournal() {
    assertThatThrownBy(() -> build(Period.EVER))
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("found no file");
  }

  private void write(CaptureLevel level) {
    try (var day = new WorkedDay(journal(), level)) {
      day.call(new Fact.Shipped());
      day.call(new Fact.Failed());
      day.call(new Fact.Label("premium"));
    }
  }

  private TrainingSet build(Period period) {
    var learning = new Learning(Ladder.DEFAULT, TenantCap.DEFAULT, "test", step -> {});
    return new SetBuilder(sets(), learning).build(journal(), period, Instant.MAX);
  }

  private TrainingSets sets() {
    return TrainingSets.in(home);
  }

  private Path journal() {
    return home.resolve("journal.db");
  }
}
