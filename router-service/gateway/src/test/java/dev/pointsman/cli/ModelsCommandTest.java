package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
  @TempDir private Path folder;
  @TempDir private Path project;

  private TestHome home = new TestHome(Path.of("unset"));

  @BeforeEach
  void home() throws IOException {
    home = TestHome.in(folder).withTiny("2");
  }

  @Test
  void listsEveryModelAndMarksTheOneThatServes() {
    assertThat(home.run("models").out().lines())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("* tiny-1").contains("tier.accuracy 0.250"),
            two -> assertThat(two).startsWith("  tiny-2").contains("made 20"));
  }

  @Test
  void listsAModelThatIsNotWholeWithTheReason() throws IOException {
    home.withCorrupt("3");
    assertThat(home.run("models").out()).contains("tiny-3", "refused: head.onnx: expected sha256");
  }

  @Test
  void activatesAndRollsBackStepByStep() throws IOException {
    home.withTiny("3").run("models", "activate", "tiny-2");
    assertThat(home.run("models", "activate", "tiny-3").out()).isEqualTo("tiny-3 serves\n");
    assertThat(home.run("models", "rollback").out()).isEqualTo("tiny-2 serves\n");
    assertThat(home.run("models", "rollback").out()).isEqualTo("tiny-1 serves\n");
    assertThat(home.models().resolve("ACTIVE")).hasContent("tiny-1");
  }

  @Test
  void rollsBackAtTheTopLevelToo() throws IOException {
    home.withTiny("3").run("models", "activate", "tiny-2");
    var ran = home.run("rollback");
    assertThat(ran.exitCode()).isZero();
    assertThat(home.models().resolve("ACTIVE")).hasContent("tiny-1");
  }

  @Test
  void refusesToRollBackWhereNothingServedBefore() {
    var ran = home.run("models", "rollback");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("HISTORY", "served before 'tiny-1'", "found none");
  }

  @Test
  void refusesAModelThatIsNotThere() {
    var ran = home.run("models", "activate", "tiny-9");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("tiny-9", "found [tiny-1, tiny-2]");
  }

  @Test
  void refusesACorruptModelAndLeavesTheOldOne() throws IOException {
    var ran = home.withCorrupt("3").run("models", "activate", "tiny-3");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("head.onnx", "expected sha256", "got");
    assertThat(home.models().resolve("ACTIVE")).hasContent("tiny-1");
  }

  @Test
  void mendsAnActiveFileThatNamesNothing() throws IOException {
    Files.writeString(home.models().resolve("ACTIVE"), "../elsewhere");
    assertThat(home.run("models").out()).contains("  tiny-1");
    assertThat(home.run("models", "activate", "tiny-2").exitCode()).isZero();
  }

  @Test
  void choosesAModelOfTheProjectWithoutTouchingIt() throws IOException {
    TestHome.in(project).withTiny("7");
    var both = Map.of("POINTSMAN_HOME", folder.toString(), "POINTSMAN_ROOT", project.toString());
    assertThat(home.run(both, "models", "activate", "tiny-7").exitCode()).isZero();
    assertThat(home.run(both, "models").out()).contains("* tiny-7");
    assertThat(project.resolve("models/ACTIVE")).hasContent("tiny-1");
    assertThat(home.run(both, "models", "rollback").out()).isEqualTo("tiny-1 serves\n");
  }
}
