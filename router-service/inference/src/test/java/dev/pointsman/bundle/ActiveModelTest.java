package dev.pointsman.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveModelTest {
  @TempDir Path models;

  @Test
  void namesTheFolderThatServes() throws IOException {
    Files.writeString(models.resolve("ACTIVE"), "pointsman-1.0.0\n");
    assertThat(ActiveModel.folder(models)).contains(models.resolve("pointsman-1.0.0"));
  }

  @Test
  void isEmptyWithoutTheFile() {
    assertThat(ActiveModel.folder(models)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere", "/etc", "a/b", "a\\b", "..", "", "one\ntwo"})
  void refusesAnythingButABareName(String name) throws IOException {
    Files.writeString(models.resolve("ACTIVE"), name);
    assertThatThrownBy(() -> ActiveModel.folder(models))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("ACTIVE");
  }

  @Test
  void aReaderNeverMeetsAnEmptyName() throws IOException {
    ActiveModel.activate(models.resolve("a"));
    var writer = Thread.ofVirtual().start(() -> flip(models));
    while (writer.isAlive()) {
      assertThat(ActiveModel.folder(models).orElseThrow())
          .isIn(models.resolve("a"), models.resolve("b"));
    }
    assertThat(models).isDirectoryNotContaining(file -> file.toString().contains(".ACTIVE"));
  }

  private static void flip(Path models) {
    try {
      for (var i = 0; i < 200; i++) {
        ActiveModel.activate(models.resolve(i % 2 == 0 ? "b" : "a"));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
