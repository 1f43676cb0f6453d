package dev.pointsman.dataset;

import static dev.pointsman.dataset.SampleRows.ANNA;
import static dev.pointsman.dataset.SampleRows.BEN;
import static dev.pointsman.dataset.SampleRows.draft;
import static dev.pointsman.dataset.SampleRows.four;
import static dev.pointsman.dataset.SampleRows.lesson;
import static dev.pointsman.dataset.SampleRows.measured;
import static dev.pointsman.dataset.SampleRows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dataset.DataCard.Heritage.Ancestor;
import dev.pointsman.dataset.TrainingSetsTurn.Erased;
import dev.pointsman.journal.Erasable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {
  @TempDir private Path home;

  @Test
  void leavesTheOthersRowsInASetThatNamesItsParent() {
    var before = write(four());
    var erased = erase(Erasable.all(ANNA));
    assertThat(erased).extracting(Erased::rows).containsExactly(2L);
    var after = sets().read(sets().names().getFirst());
    assertThat(after.rows()).containsExactly(four().get(1), four().get(3));
    assertThat(after.card().heritage().ancestors())
        .containsExactly(new Ancestor(before.name(), before.sha256()));
    assertThat(after.card().heritage().note()).isEqualTo("erased: 2 rows");
    assertThat(sets().names()).containsExactly(after.name()).doesNotContain(before.name());
  }

  @Test
  void erasesOneConversation() {
    write(four());
    erase(Erasable.conversation(ANNA, "session d3"));
    assertThat(sets().read(sets().latest().orElseThrow()).rows())
        .extracting(row -> row.origin().id().value())
        .containsExactly("d1", "d2", "d4");
  }

  /// They share a weight since the set was made.
  @Test
  void whatCameOutDifferentlyWeighsAsMuchAsBefore() {
    var shipped = measured("d1", BEN, 10);
    var failed = with(measured("d2", BEN, 10), lesson(2, 3, 0.5));
    var before = write(List.of(shipped, failed, measured("d3", ANNA, 11)));
    erase(Erasable.all(ANNA));
    assertThat(sets().read(sets().latest().orElseThrow()).rows())
        .isEqualTo(before.rows().subList(0, 2));
  }

  @Test
  void leavesAloneWhatItDoesNotTouch() {
    var before = write(List.of(measured("d1", BEN, 1)));
    assertThat(erase(Erasable.all(ANNA))).isEmpty();
    assertThat(sets().names()).containsExactly(before.name());
  }

  @Test
  void leavesNoSetWithoutRows() throws IOException {
    write(List.of(measured("d1", ANNA, 1)));
    assertThat(erase(Erasable.all(ANNA))).extracting(Erased::successor).containsExactly("");
    try (var left = Files.list(home.resolve("training-sets"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly(".lock");
    }
  }

  private List<Erased> erase(Erasable whose) {
    try (var turn = sets().turn()) {
      return turn.erase(new Erasure(List.of(whose)), "test");
    }
  }

  private TrainingSet write(List<TrainingRow> rows) {
    try (var turn = sets().turn()) {
      return turn.write(draft(rows), "test");
    }
  }

  private TrainingSets sets() {
    return TrainingSets.in(home);
  }
}
