package dev.pointsman.dataset;

import static dev.pointsman.dataset.SampleRows.ANNA;
import static dev.pointsman.dataset.SampleRows.draft;
import static dev.pointsman.dataset.SampleRows.four;
import static dev.pointsman.dataset.SampleRows.measured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSetsTest {
  private static final InstantSource EVENING =
      InstantSource.fixed(Instant.parse("2026-11-21T18:30:05Z"));

  @TempDir private Path home;

  @Test
  void readsWhatWasWritten() {
    var written = write(four());
    assertThat(written.rows()).isEqualTo(four());
    assertThat(sets().read(written.name())).isEqualTo(written);
    assertThat(written.name()).isEqualTo("20261121-183005-" + written.sha256().substring(0, 8));
    assertThat(sets().names()).containsExactly(written.name());
  }

  @Test
  void teachesOnlyWhatItKnows() {
    var examples = write(four()).examples();
    assertThat(examples)
        .extracting(LabeledExample::hasText)
        .containsExactly(false, false, true, true);
    assertThat(examples.getFirst().provenance())
        .isEqualTo(new LabeledExample.Provenance(Source.JOURNAL, "d1", "anna/session d1", ""));
    assertThat(examples.getFirst().taskTypes()).isEmpty();
  }

  @Test
  void saysOnTheCardWhatIsInIt() {
    var contents = write(four()).card().contents();
    assertThat(contents.by("labels")).containsEntry("fast..standard", 3L).hasSize(2);
    assertThat(contents.by("tenants")).containsEntry("anna", 2L).containsEntry("ben", 2L);
    assertThat(contents.privacy()).isEqualTo("redacted");
    assertThat(contents.admittedByAll()).isEmpty();
    assertThat(write(four().subList(0, 1)).card().contents().privacy()).isEqualTo("features");
  }

  @Test
  void saysThatOneClassTeachesNothing() throws IOException {
    var set = write(List.of(measured("d1", ANNA, 10), measured("d2", ANNA, 20)));
    assertThat(set.card().contents().admittedByAll()).containsExactly("fast", "standard");
    assertThat(Files.readString(file(set, "README.md")))
        .contains(
            "Every label admits fast and standard: from this set alone nothing can be learnt");
  }

  @Test
  void keepsOthersOut() throws IOException {
    var set = write(four());
    assertThat(permissions(sets().place(set.name()))).isEqualTo("r-x------");
    assertThat(permissions(file(set, "rows.jsonl"))).isEqualTo("r--------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rows.jsonl", "card.json", "README.md"})
  void refusesAFileInWhichAByteWasChanged(String name) throws IOException {
    var set = write(four());
    var text = Files.readString(file(set, name));
    overwrite(file(set, name), text.replaceFirst("anna", "anne"));
    assertThatThrownBy(() -> sets().read(set.name()))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining(name);
  }

  @Test
  void refusesAFolderOfALaterVersion() throws IOException {
    var set = write(four());
    var card = Files.readString(file(set, "card.json"));
    overwrite(file(set, "card.json"), card.replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(() -> sets().card(set.name()))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining("card.json: /format: expected version 1")
        .hasMessageContaining("got version 2");
  }

  @Test
  void refusesARowNamingFileLineAndField() throws IOException {
    var set = write(four());
    var rows = Files.readString(file(set, "rows.jsonl"));
    var changed = rows.replaceFirst("\"lowest\":\"premium\"", "\"lowest\":\"huge\"");
    overwrite(file(set, "rows.jsonl"), changed);
    var sums = Files.readString(file(set, "SHA256SUMS"));
    var digest = Sha256.of(file(set, "rows.jsonl"));
    overwrite(file(set, "SHA256SUMS"), sums.replace(set.sha256(), digest));
    assertThatThrownBy(() -> sets().read(set.name()))
        .isInstanceOf(BadRow.class)
        .hasMessageContaining("rows.jsonl:2: /lowest: expected one of");
  }

  @Test
  void leavesNothingWhenTheDiskIsFull() {
    var full = new TrainingSets(home.resolve("sets"), EVENING, TrainingSetsTest::nearlyFull);
    try (var turn = full.turn()) {
      var many = IntStream.range(0, 500).mapToObj(i -> measured("d" + i, ANNA, i)).toList();
      assertThatThrownBy(() -> turn.write(draft(many), "test"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("nothing was left");
    }
    assertThat(home.resolve("sets")).isDirectoryNotContaining("glob:**draft*");
    assertThat(full.names()).isEmpty();
  }

  private static OutputStream nearlyFull(Path file) throws IOException {
    return new OutputStream() {
      private int room = 10_000;

      @Override
      public void write(int b) throws IOException {
        if (room-- == 0) {
          throw new IOException("No space left on device");
        }
      }
    };
  }

  @Test
  void deletesWhatAKilledProcessLeft() throws IOException {
    var left = Files.createDirectories(home.resolve("sets/.draft-of-a-killed-one"));
    Files.writeString(left.resolve("rows.jsonl"), "somebody's words");
    write(four());
    assertThat(left).doesNotExist();
  }

  @Test
  void givesOneProcessATurnAtATime() {
    try (var _ = sets().turn()) {
      assertThatThrownBy(() -> sets().turn())
          .isInstanceOf(TrainingSetRefused.class)
          .hasMessageContaining("another process");
    }
    assertThat(write(four()).rows()).hasSize(4);
  }

  @Test
  void refusesToWriteNothing() {
    assertThatThrownBy(() -> write(List.of()))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining("got none: nothing was written");
  }

  @Test
  void namesTheSetsThatThereAre() {
    var name = write(four()).name();
    assertThatThrownBy(() -> sets().read("20260101-000000-00000000"))
        .isInstanceOf(TrainingSetRefused.class)
        .hasMessageContaining(name);
  }

  private TrainingSets sets() {
    return new TrainingSets(home.resolve("sets"), EVENING);
  }

  private TrainingSet write(List<TrainingRow> rows) {
    try (var turn = sets().turn()) {
      return turn.write(draft(rows), "test");
    }
  }

  private Path file(TrainingSet set, String name) {
    return sets().place(set.name()).resolve(name);
  }

  private static void overwrite(Path file, String content) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, content);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
