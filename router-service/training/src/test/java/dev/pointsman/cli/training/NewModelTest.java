package dev.pointsman.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.bundle.ActiveModel;
import dev.pointsman.bundle.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewModelTest {
  private static final Path TINY = Path.of("../inference/src/test/resources/tiny-1");

  @TempDir private Path folder;
  private ModelFolders served = new ModelFolders(List.of(Path.of("none")));

  /// What serves is the user's own choice, and the new model is the project's.
  @BeforeEach
  void chooseAModel() throws IOException {
    served = new ModelFolders(List.of(folder.resolve("home"), folder.resolve("project")));
    copyTiny("home", "own-1");
    copyTiny("project", "new-1");
    ActiveModel.activate(folder.resolve("home/own-1"));
  }

  @Test
  void aNewModelServesAlsoWhereTheUserHadChosenAnother() throws IOException {
    assertThat(place("project", "new-1").activate()).isEqualTo("new-1 serves");
    assertThat(served.active()).hasValue(folder.resolve("project/new-1"));
    assertThat(served.previous()).isEqualTo("own-1");
  }

  @Test
  void aNewModelElsewhereIsTheActiveOneThere() throws IOException {
    copyTiny("elsewhere", "new-2");
    assertThat(place("elsewhere", "new-2").activate())
        .contains("elsewhere", "the service looks in");
    assertThat(ActiveModel.folder(folder.resolve("elsewhere"))).isPresent();
    assertThat(served.active()).hasValue(folder.resolve("home/own-1"));
  }

  @Test
  void aTakenNameIsRefusedAlsoInAnotherServedFolder() {
    assertThatThrownBy(() -> place("project", "new-1").requireFree())
        .hasMessageContaining("new-1: expected no model of this name yet");
    assertThatThrownBy(() -> place("project", "own-1").requireFree())
        .hasMessageContaining(folder.resolve("home/own-1").toString());
    assertThatCode(() -> place("project", "new-2").requireFree()).doesNotThrowAnyException();
  }

  @Test
  void whatIsMeasuredIsWhatServes() {
    assertThat(new ModelOption().bundle(served).folder()).isEqualTo(folder.resolve("home/own-1"));
  }

  @Test
  void theServicesFoldersAreTheOnesOfItsConfiguration() throws IOException {
    Files.writeString(
        folder.resolve("pointsman.yaml"), "classifier: {models: %s}".formatted(folder));
    assertThat(Project.models(Map.of("POINTSMAN_HOME", folder.toString())).folders())
        .containsExactly(folder);
  }

  private NewModel place(String models, String label) {
    return new NewModel(served, folder.resolve(models), label);
  }

  private void copyTiny(String models, String label) throws IOException {
    var model = Files.createDirectories(folder.resolve(models).resolve(label));
    try (var files = Files.list(TINY)) {
      for (var file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
  }
}
