package dev.pointsman.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFoldersTest {
  @TempDir Path user;
  @TempDir Path project;

  private ModelFolders models = new ModelFolders(List.of(Path.of("unset")));

  @BeforeEach
  void models() throws IOException {
    models = new ModelFolders(List.of(user.resolve("models"), project));
    add("one");
    add("two");
    ActiveModel.write(project, "one");
  }

  @Test
  void theUsersChoiceComesFirst() throws IOException {
    assertThat(models.active()).contains(project.resolve("one"));
    models.activate("two");
    assertThat(models.active()).contains(project.resolve("two"));
    assertThat(project.resolve("ACTIVE")).hasContent("one");
  }

  @Test
  void theMarkChangesWithEveryChoiceAndOnlyThen() throws IOException {
    var before = models.mark();
    assertThat(models.mark()).isEqualTo(before);
    models.activate("one");
    var first = models.mark();
    models.activate("one");
    assertThat(models.mark()).isNotEqualTo(first).isNotEqualTo(before);
  }

  @Test
  void activatingTheSameModelAgainIsNoStepBack() throws IOException {
    models.activate("two");
    models.activate("two");
    assertThat(models.previous()).isEqualTo("one");
  }

  @Test
  void aCrashBetweenHistoryAndActiveLeavesTheOldModelAndAWorkingRollback() throws IOException {
    models.activate("two");
    // What an activation writes first.
    ModelHistory.read(user.resolve("models")).with("two").write(user.resolve("models"));
    assertThat(models.active()).contains(project.resolve("two"));
    assertThat(models.previous()).isEqualTo("one");
  }

  @Test
  void aCrashBetweenActiveAndHistoryLeavesTheModelThatWasRolledBackTo() throws IOException {
    models.activate("two");
    // What a rollback writes first.
    ActiveModel.write(user.resolve("models"), "one");
    assertThat(models.active()).contains(project.resolve("one"));
    assertThatThrownBy(models::previous).isInstanceOf(BundleRefused.class);
  }

  @Test
  void aPreviousModelThatWasSpoiltIsNotRolledBackTo() throws IOException {
    models.activate("two");
    Files.writeString(project.resolve("one/report.json"), "{ }");
    assertThatThrownBy(models::rollBack)
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("report.json");
    assertThat(models.active()).contains(project.resolve("two"));
  }

  @Test
  void theHistoryStaysSmall() throws IOException {
    for (var i = 0; i < 30; i++) {
      models.activate(i % 2 == 0 ? "two" : "one");
    }
    assertThat(ModelHistory.read(user.resolve("models")).names()).hasSize(20);
  }

  private void add(String name) throws IOException {
    Files.move(TinyBundle.copy(project), project.resolve(name));
  }
}
